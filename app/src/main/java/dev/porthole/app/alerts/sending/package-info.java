/** Sending local alarms to Alertmanager, so that its receivers are told. Called by windows; tells nobody itself. */
@NullMarked
package dev.porthole.app.alerts.sending;

import org.jspecify.annotations.NullMarked;
