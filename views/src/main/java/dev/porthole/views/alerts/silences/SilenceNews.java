package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.matching.MatcherText;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is worth telling of silences: that one began or ended, or ends while what it mutes still fires. */
final class SilenceNews {

    /** Says that one ends too soon. */
    static final String ENDING = "silences.ending";

    private SilenceNews() {}

    /** What changed between two lists; what ended before what began, and one of several with how many more there are. */
    static Optional<Phrase> between(List<Silence> before, List<Silence> after) {
        Map<String, Silence> known = before.stream().collect(Collectors.toMap(Silence::id, Function.identity()));
        List<Silence> ended = after.stream()
                .filter(silence -> silence.state() == Silence.State.EXPIRED)
                .filter(silence -> was(known, silence, Silence.State.ACTIVE))
                .toList();
        List<Silence> begun = after.stream()
                .filter(silence -> silence.state() == Silence.State.ACTIVE)
                .filter(silence -> !was(known, silence, Silence.State.ACTIVE))
                .toList();
        return said("silences.ended", ended).or(() -> said("silences.begun", begun));
    }

    private static boolean was(Map<String, Silence> known, Silence silence, Silence.State state) {
        return known.containsKey(silence.id()) && known.get(silence.id()).state() == state;
    }

    private static Optional<Phrase> said(String key, List<Silence> silences) {
        if (silences.isEmpty()) {
            return Optional.empty();
        }
        Silence first = silences.getFirst();
        String matchers = MatcherText.of(first.matchers());
        return Optional.of(
                silences.size() == 1
                        ? Phrase.of(key, matchers, first.createdBy())
                        : Phrase.of(key + ".several", matchers, first.createdBy(), silences.size() - 1));
    }

    /** The first that ends soon although what it mutes still fires. */
    static Optional<Phrase> ending(List<SilenceRow> rows, Instant now) {
        return rows.stream()
                .filter(row -> row.endsTooSoon(now))
                .findFirst()
                .map(row -> Phrase.of(
                        ENDING,
                        row.matchers(),
                        minutes(Duration.between(now, row.silence().endsAt())),
                        row.muted().count()));
    }

    private static Amount minutes(Duration left) {
        return new Amount(Math.max(1, left.toMinutes()) * 60.0, Quantity.SECONDS);
    }
}
