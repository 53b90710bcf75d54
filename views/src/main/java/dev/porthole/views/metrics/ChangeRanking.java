package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Puts first what most likely led to a signal's leaving its band: what happened shortly before counts more than what
 * came after, a rollout more than an alert, and what happened to the same thing more than what happened elsewhere.
 */
final class ChangeRanking {

    private static final double HALF_LIFE_S = 300;
    /** Samples are this late at worst: what happened so shortly after the first of them may still be the cause. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final double AFTER = 0.35;
    private static final double SAME = 2;

    private ChangeRanking() {}

    /** @param focus the labels of what is looked at */
    static List<Change> ranked(List<Change> changes, Instant since, Labels focus) {
        return changes.stream()
                .sorted(Comparator.comparingDouble((Change change) -> -weight(change, since, focus))
                        .thenComparing(Change::at))
                .toList();
    }

    private static double weight(Change change, Instant since, Labels focus) {
        double seconds = Duration.between(change.at(), since).toMillis() / 1000.0;
        boolean after = change.at().isAfter(since.plus(LATE));
        double close = Math.pow(0.5, Math.abs(seconds) / HALF_LIFE_S);
        return kind(change.kind()) * close * (after ? AFTER : 1) * (same(change.labels(), focus) ? SAME : 1);
    }

    private static boolean same(Labels one, Labels other) {
        return one.asMap().entrySet().stream()
                .anyMatch(label ->
                        !label.getKey().equals("namespace") && label.getValue().equals(other.get(label.getKey())));
    }

    private static double kind(Change.Kind kind) {
        return switch (kind) {
            case ROLLOUT -> 1;
            case CONFIG -> 0.9;
            case NODE -> 0.8;
            case RESTART -> 0.7;
            case LOG -> 0.7;
            case METRIC -> 0.5;
            case ALERT -> 0.4;
            case SILENCE -> 0.2;
        };
    }
}
