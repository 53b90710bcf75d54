package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What fired before, as the metric server remembers it. */
public interface PastFirings {

    /** How far back is looked. */
    Duration LENGTH = Duration.ofDays(7);

    /** The alerts that fired in the {@link #LENGTH} before {@code now} and that all matchers match. Blocks. */
    Outcome<Muted> matched(List<Matcher> matchers, Instant now);
}
