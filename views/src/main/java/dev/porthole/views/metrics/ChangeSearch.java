package dev.porthole.views.metrics;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what changed: what is known of the range, asked for again and again, and what lines began to say near the moment a
 * signal left its band, asked for once a moment. UI thread only.
 */
final class ChangeSearch {

    /** A moment that moved less than this as newer samples came is the same one. */
    private static final Duration SAME = Duration.ofSeconds(90);

    private final Change.Source source;
    private final Change.Lines lines;
    private final LatestOnlyTask asker;
    private final LatestOnlyTask lineAsker;
    private final Runnable found;
    private @Nullable List<Change> known;
    private @Nullable List<Change> said;
    private @Nullable TimeRange asked;
    private @Nullable Instant moment;

    /** @param found called when there is an answer */
    ChangeSearch(Change.Source source, Change.Lines lines, UiBridge bridge, Runnable found) {
        this.source = source;
        this.lines = lines;
        this.asker = new LatestOnlyTask(bridge);
        this.lineAsker = new LatestOnlyTask(bridge);
        this.found = found;
    }

    /** Asks what is known of a range; one that only moved along waits for the answer that is on its way. */
    void ask(TimeRange range) {
        TimeRange before = asked;
        if (asker.isAsking()
                && before != null
                && before.length().equals(range.length())
                && isSame(before.start(), range.start())) {
            return;
        }
        asked = range;
        asker.ask("what changed", () -> source.within(range), all -> {
            known = all;
            found.run();
        });
    }

    /** Asks what lines began to say near the moment, unless that is known. */
    void near(Instant since, TimeRange range, String namespace) {
        if (moment != null && isSame(moment, since)) {
            return;
        }
        moment = since;
        said = null;
        lineAsker.ask("new lines", () -> lines.near(since, range, namespace), all -> {
            said = all;
            found.run();
        });
    }

    private static boolean isSame(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME) < 0;
    }

    /** Whether something has been asked for of which nothing has been heard yet. */
    boolean isLooking() {
        return known == null || moment != null && said == null;
    }

    List<Change> all() {
        return Stream.of(known, said)
                .filter(part -> part != null)
                .flatMap(List::stream)
                .toList();
    }

    /** Another signal, or another namespace. */
    void forget() {
        cancel();
        known = null;
    }

    /** Nobody looks any more; what was under way is asked for anew. */
    void cancel() {
        asker.cancel();
        lineAsker.cancel();
        asked = null;
        if (said == null) {
            moment = null;
        }
    }

    /** The moment is another one, or there is none. */
    void forgetMoment() {
        lineAsker.cancel();
        moment = null;
        said = null;
    }
}
