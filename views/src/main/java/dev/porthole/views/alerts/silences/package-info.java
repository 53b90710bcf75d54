/**
 * Silences: which there are, what they mute, and a form to make or change one. Called by the page of alerts; must not know
 * how Alertmanager is reached, nor how Prometheus is asked for what fired before.
 */
@NullMarked
package dev.porthole.views.alerts.silences;

import org.jspecify.annotations.NullMarked;
