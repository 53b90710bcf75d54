package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.matching.MatcherText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A silence as a row.
 *
 * @param matchers as Alertmanager writes them
 * @param muted what it mutes now; what it would mute, before it begins
 */
record SilenceRow(Silence silence, String matchers, Muted muted) {

    /** From here on it is said that it ends while what it mutes still fires. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private static final Comparator<SilenceRow> ORDER = Comparator.<SilenceRow, Integer>comparing(
                    row -> switch (row.state()) {
                        case ACTIVE -> 0;
                        case PENDING -> 1;
                        case EXPIRED -> 2;
                    })
            .thenComparing(row -> row.state() == Silence.State.EXPIRED
                    ? -row.silence().endsAt().toEpochMilli()
                    : row.silence().endsAt().toEpochMilli())
            .thenComparing(row -> row.silence().id());

    /** Those in force by their end, then those that wait, then those that ended, the newest first. */
    static List<SilenceRow> of(List<Silence> silences, Collection<Labels> alerts, boolean expired) {
        return silences.stream()
                .filter(silence -> expired || silence.state() != Silence.State.EXPIRED)
                .map(silence -> new SilenceRow(
                        silence,
                        MatcherText.of(silence.matchers()),
                        silence.state() == Silence.State.EXPIRED
                                ? Muted.NOTHING
                                : Muted.by(silence.matchers(), alerts)))
                .sorted(ORDER)
                .toList();
    }

    String id() {
        return silence.id();
    }

    Silence.State state() {
        return silence.state();
    }

    /** Whether its end would let something be heard that still fires. */
    boolean endsTooSoon(Instant now) {
        return state() == Silence.State.ACTIVE
                && muted.count() > 0
                && Duration.between(now, silence.endsAt()).compareTo(SOON) <= 0;
    }
}
