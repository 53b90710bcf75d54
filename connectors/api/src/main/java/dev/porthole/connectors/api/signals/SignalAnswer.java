package dev.porthole.connectors.api.signals;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.List;

/**
 * What a signal was.
 *
 * @param series on the aligned grid of the question; their labels are those of the grouping. Values are possible ones: a
 *     share is between 0 and 1, nothing is infinite; what was not is absent, and a doubt says so
 * @param expression PromQL that gives the same, to be copied; may be empty
 */
public record SignalAnswer(
        List<TimeSeries> series, SignalUnit unit, SignalBounds bounds, List<Doubt> doubts, String expression) {

    public SignalAnswer {
        series = List.copyOf(series);
        doubts = List.copyOf(doubts);
    }
}
