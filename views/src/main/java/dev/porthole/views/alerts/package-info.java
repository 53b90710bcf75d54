/** Alerts: what fires, what is pending, and whether alerting itself works. */
@NullMarked
package dev.porthole.views.alerts;

import org.jspecify.annotations.NullMarked;
