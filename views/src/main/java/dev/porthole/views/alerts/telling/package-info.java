/** How a person wants to be told of alerts. Called by the window; knows no settings file and no desktop. */
@NullMarked
package dev.porthole.views.alerts.telling;

import org.jspecify.annotations.NullMarked;
