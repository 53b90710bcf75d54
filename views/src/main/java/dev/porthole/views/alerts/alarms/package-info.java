/** The local alarms: how each stands, and what a person decided of it. Called by the window; evaluates nothing. */
@NullMarked
package dev.porthole.views.alerts.alarms;

import org.jspecify.annotations.NullMarked;
