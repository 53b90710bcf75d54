package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something that changed in the cluster.
 *
 * @param words for the list; {@code label} short, for the chart, may be empty
 * @param labels of what it happened to
 * @param lead where a click on it leads on to
 */
public record Change(Kind kind, Instant at, Phrase words, String label, Labels labels, Lead lead) {

    private static final Duration AROUND = Duration.ofMinutes(1);

    /** One that only narrows what is on screen. */
    public Change(Kind kind, Instant at, Phrase words, String label, Labels labels) {
        this(kind, at, words, label, labels, new Lead.Here());
    }

    /** {@code range}, made so long that the change is in it. */
    TimeRange within(TimeRange range) {
        Instant early = at.minus(AROUND);
        Instant late = at.plus(AROUND);
        return new TimeRange(
                early.isBefore(range.start()) ? early : range.start(), late.isAfter(range.end()) ? late : range.end());
    }

    /** Where an entry leads on to, beside narrowing everything to its labels. */
    public sealed interface Lead {

        /** Nowhere else. */
        record Here() implements Lead {}

        /** To the lines of a pattern, or of levels. */
        record Lines(List<LogFilter> filters, Set<LogLevel> levels) implements Lead {
            public Lines {
                filters = List.copyOf(filters);
                levels = Set.copyOf(levels);
            }
        }

        /** To why a pod restarted. */
        record PodStory(PodKey pod) implements Lead {}

        /** To an alert. */
        record OneAlert() implements Lead {}
    }

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

    /** Knows what lines began to say. Asks a log source, and blocks; is asked on a virtual thread. */
    @FunctionalInterface
    public interface Lines {

        /** Without logs. */
        Lines NONE = (moment, range, namespace) -> List.of();

        /**
         * What is new in the lines near a moment.
         *
         * @param range that is looked at; lines after it are not asked for
         * @param namespace all of them when empty
         */
        List<Change> near(Instant moment, TimeRange range, String namespace);
    }
}
