/** One alert, whole: what it says, its rule with the value that it watches, and how often it fired lately. */
@NullMarked
package dev.porthole.views.alerts.detail;

import org.jspecify.annotations.NullMarked;
