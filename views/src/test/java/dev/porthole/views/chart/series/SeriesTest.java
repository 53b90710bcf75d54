package dev.porthole.views.chart.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static ChartSeries series(String name, double... values) {
        Labels labels = Labels.of("service", name);
        return ChartSeries.of(labels, name, new TimeSeries(labels, 0, 1000, values));
    }

    @Test
    void a_series_keeps_its_colour_whatever_stands_beside_it_and_few_never_share_one() {
        List<Labels> all = IntStream.range(0, 8)
                .mapToObj(i -> Labels.of("service", "s" + i))
                .toList();
        var colours = new SeriesColours(8);
        colours.give(all);
        assertThat(all.stream().map(colours::of)).doesNotHaveDuplicates();
        int first = colours.of(all.getFirst());
        colours.give(List.of(Labels.of("service", "a"), all.getFirst(), Labels.of("service", "b")));
        assertThat(colours.of(all.getFirst())).isEqualTo(first);
        var elsewhere = new SeriesColours(8);
        elsewhere.give(List.of(all.getFirst()));
        var again = new SeriesColours(8);
        again.give(List.of(all.getFirst()));
        assertThat(elsewhere.of(all.getFirst())).isEqualTo(again.of(all.getFirst()));
    }

    @Test
    void statistics_are_of_what_is_shown_and_gaps_are_no_numbers() {
        var samples = new TimeSeries(Labels.EMPTY, 0, 1000, new double[] {9, 1, TimeSeries.ABSENT, 3, Double.NaN, 50});
        assertThat(SeriesStatistics.of(samples, 1000, 4000)).isEqualTo(new SeriesStatistics(3, 1, 2, 3));
        assertThat(TimeSeries.isAbsent(SeriesStatistics.of(samples, 2000, 2999).mean()))
                .isTrue();
        assertThat(SeriesStatistics.of(samples, -9000, 90_000).last()).isEqualTo(50);
        assertThat(TimeSeries.isAbsent(
                        SeriesStatistics.of(samples, 90_000, 99_000).last()))
                .isTrue();
    }

    @Test
    void layers_add_up_and_end_only_where_nothing_is_there_at_all() {
        List<double[]> layers = StackedLayers.of(List.of(
                new TimeSeries(Labels.EMPTY, 0, 1000, new double[] {1, TimeSeries.ABSENT, TimeSeries.ABSENT}),
                new TimeSeries(Labels.EMPTY, 0, 1000, new double[] {2, 5, TimeSeries.ABSENT})));
        assertThat(layers.get(0)).containsExactly(1, 0, TimeSeries.ABSENT);
        assertThat(layers.get(1)).containsExactly(3, 5, TimeSeries.ABSENT);
    }

    @Test
    void values_are_copied_as_they_are_gaps_as_nothing_and_no_name_is_a_formula() {
        String csv = ChartExport.csv(
                List.of(series("=cmd|'/c calc'!A1", 0.1, TimeSeries.ABSENT, Double.NaN), series("a,\"b\"", 1, 2, 1e-7)),
                new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(2)));
        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "time,\"'=cmd|'/c calc'!A1\",\"a,\"\"b\"\"\"",
                        "1970-01-01T00:00:00Z,0.1,1.0",
                        "1970-01-01T00:00:01Z,,2.0",
                        "1970-01-01T00:00:02Z,NaN,1.0E-7");
    }

    @Test
    void names_from_outside_hide_nothing() {
        assertThat(series("a\u202eb").name()).doesNotContain("\u202e");
        assertThat(new Marker(Marker.Kind.ALERT, Instant.EPOCH, "x\ny").label()).doesNotContain("\n");
    }
}
