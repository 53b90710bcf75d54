/**
 * How far rules are from an alert, measured by the left sides of their comparisons. Called by the window; must not know how
 * it is shown.
 */
@NullMarked
package dev.porthole.app.alerts.rules;

import org.jspecify.annotations.NullMarked;
