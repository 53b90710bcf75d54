/**
 * Alerts in Alertmanager's words: alerts, groups, silences, receivers, routes. {@code AlertSource} reads, {@code
 * AlertControl} writes. Every text in here may be anybody's.
 */
@NullMarked
package dev.porthole.connectors.api.alerts;

import org.jspecify.annotations.NullMarked;
