package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one query: first for now, which is cheap and tells how many series there are, then over the range. Blocks.
 *
 * @param all whether series are asked for however many they are
 */
public record QueryRun(String text, TimeRange range, boolean all) {

    public QueryAnswer ask(MetricSource source, QueryLanguage language) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.after(CostGuard.LIMIT);
        return switch (source.instant(new InstantQuery(text, range.end()), deadline)) {
            case Outcome.Failed<List<Sample>>(Failure failure) -> QueryAnswer.failed(failure);
            case Outcome.Success<List<Sample>>(var samples, var notes) -> {
                boolean withheld = !all && CostGuard.tooMuch(samples.size(), range);
                Outcome<List<TimeSeries>> over = withheld
                        ? Outcome.of(List.of())
                        : source.range(new RangeQuery(text, range, CostGuard.step(range)), deadline);
                yield switch (over) {
                    case Outcome.Failed<List<TimeSeries>>(Failure failure) ->
                        new QueryAnswer(samples, List.of(), false, notes, failure, null, millis(start));
                    case Outcome.Success<List<TimeSeries>>(var series, var more) -> {
                        boolean nothing = samples.isEmpty() && series.isEmpty() && !withheld;
                        EmptyReason empty =
                                nothing ? new EmptyExplanation(source, language, range.end(), deadline).of(text) : null;
                        yield new QueryAnswer(
                                samples, series, withheld, joined(notes, more), null, empty, millis(start));
                    }
                };
            }
        };
    }

    private static List<Detail> joined(List<Detail> some, List<Detail> others) {
        List<Detail> all = new ArrayList<>(some);
        others.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return all;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
