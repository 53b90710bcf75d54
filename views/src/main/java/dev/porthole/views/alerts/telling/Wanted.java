package dev.porthole.views.alerts.telling;

import dev.porthole.connectors.api.Severity;
import java.util.Optional;

/**
 * What a person wants.
 *
 * @param on whether to be told at all
 * @param least what is less severe is not told
 * @param quiet hours in which nobody is told
 */
public record Wanted(boolean on, Severity least, boolean sound, Optional<Quiet> quiet) {}
