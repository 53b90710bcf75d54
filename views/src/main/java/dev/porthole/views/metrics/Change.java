package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Phrase;
import java.time.Instant;
import java.util.List;

/**
 * Something that changed in the cluster.
 *
 * @param words for the list; {@code label} short, for the chart, may be empty
 * @param labels of what it happened to
 */
public record Change(Kind kind, Instant at, Phrase words, String label, Labels labels) {

    /** What it was, in the order of how often it is the cause. */
    public enum Kind {
        ROLLOUT,
        CONFIG,
        NODE,
        RESTART,
        LOG,
        METRIC,
        ALERT,
        SILENCE
    }

    /** Knows what changed. May ask the cluster, and block; is asked on a virtual thread. */
    @FunctionalInterface
    public interface Source {
        List<Change> within(TimeRange range);
    }
}
