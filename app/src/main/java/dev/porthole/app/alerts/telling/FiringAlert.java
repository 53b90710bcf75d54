package dev.porthole.app.alerts.telling;

import dev.porthole.connectors.api.Severity;

/**
 * An alert that fires, as far as telling is concerned.
 *
 * @param key the same alert has the same, whenever it fires
 * @param muted whether it was silenced or inhibited, or it is not known yet whether it is: nobody's business
 */
public record FiringAlert(String key, String name, Severity severity, String summary, boolean muted) {}
