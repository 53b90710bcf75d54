package dev.porthole.app.settings;

import dev.porthole.connectors.api.Severity;
import java.util.Optional;

/**
 * How a person wants to be told of alerts.
 *
 * @param on whether at all
 * @param least what is less severe is not told
 * @param sound whether it can be heard
 */
public record TellingSettings(boolean on, Severity least, boolean sound, Optional<QuietHours> quiet) {

    public static final TellingSettings DEFAULT = new TellingSettings(true, Severity.CRITICAL, true, Optional.empty());
}
