/** Alerts in Alertmanager's words: alerts, groups, silences, receivers. */
@NullMarked
package dev.porthole.connectors.api.alerts;

import org.jspecify.annotations.NullMarked;
