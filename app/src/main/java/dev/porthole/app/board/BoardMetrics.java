package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * The metric source as a tile sees it: what is there, for which scope, and the two ways to ask.
 *
 * @param source asks incrementally where it can
 */
public record BoardMetrics(MetricSource source, Inventory inventory, BoardScope scope, Thresholds thresholds) {

    /** The vector at the scope's end. */
    Outcome<List<Sample>> now(String expression, Deadline deadline) {
        return source.instant(new InstantQuery(expression, scope.range().end()), deadline);
    }

    /** The only series of {@code expression} over the scope; empty when there is none. */
    Outcome<Optional<TimeSeries>> trend(String expression, Deadline deadline) {
        return source.range(new RangeQuery(expression, scope.range(), scope.step()).aligned(), deadline)
                .map(series -> series.stream().findFirst());
    }
}
