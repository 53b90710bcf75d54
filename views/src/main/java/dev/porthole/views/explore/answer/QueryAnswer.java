package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query came to.
 *
 * @param samples at the end of the range
 * @param series over the range; empty when they were not asked for
 * @param withheld whether the series were not asked for because they are so many
 * @param notes the server's remarks
 * @param failure why there is no answer, or no answer over the range; null when there is
 * @param empty why there is nothing; null when there is something
 * @param millis how long it took
 */
public record QueryAnswer(
        List<Sample> samples,
        List<TimeSeries> series,
        boolean withheld,
        List<Detail> notes,
        @Nullable Failure failure,
        @Nullable EmptyReason empty,
        long millis) {

    public static final QueryAnswer NOTHING = new QueryAnswer(List.of(), List.of(), false, List.of(), null, null, 0);

    public QueryAnswer {
        samples = List.copyOf(samples);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    public static QueryAnswer failed(Failure failure) {
        return new QueryAnswer(List.of(), List.of(), false, List.of(), failure, null, 0);
    }
}
