/**
 * Rules: how they are, when they were evaluated, and how far they are from an alert. Called by the page of alerts; must not
 * know PromQL's grammar, nor how a metric server is asked.
 */
@NullMarked
package dev.porthole.views.alerts.rules;

import org.jspecify.annotations.NullMarked;
