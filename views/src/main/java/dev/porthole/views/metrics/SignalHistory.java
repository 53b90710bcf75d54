package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.util.List;

/** Answers what a signal (cpu, errors, latency ...) was over time. Blocks; is asked on a virtual thread. */
@FunctionalInterface
public interface SignalHistory {

    /**
     * What is asked.
     *
     * @param signal its id, as of its tile
     * @param namespace only what is in it; all when empty
     * @param by a label whose values become the series; empty for the total alone
     * @param points about how many places the grid shall have
     */
    record Question(String signal, String namespace, String by, TimeRange range, int points) {}

    /**
     * What a signal was.
     *
     * @param total over all groups, for since when it is out of its band
     * @param groups one for each value of {@code by}, which may be another than asked for when that is not offered
     * @param groupings the labels it can be grouped by
     * @param threshold NaN for none
     * @param query the same in PromQL, to be copied
     * @param doubts what is doubtful about it, a sentence each
     */
    record Answer(
            Quantity quantity,
            TimeSeries total,
            List<TimeSeries> groups,
            String by,
            List<String> groupings,
            double threshold,
            String query,
            List<Phrase> doubts) {
        public Answer {
            groups = List.copyOf(groups);
            groupings = List.copyOf(groupings);
            doubts = List.copyOf(doubts);
        }

        /** Without doubts. */
        public Answer(
                Quantity quantity,
                TimeSeries total,
                List<TimeSeries> groups,
                String by,
                List<String> groupings,
                double threshold,
                String query) {
            this(quantity, total, groups, by, groupings, threshold, query, List.of());
        }
    }

    Outcome<Answer> ask(Question question);

    /** What a signal is called. */
    default Phrase title(String signal) {
        return Phrase.of("tile." + signal);
    }
}
