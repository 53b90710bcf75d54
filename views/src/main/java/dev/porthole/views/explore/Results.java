package dev.porthole.views.explore;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.text.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers of all queries that are shown, as far as they are shown.
 *
 * @param hidden how many series there are beyond those
 */
record Results(List<ResultRow> rows, ChartContent content, int hidden) {

    static final Results NOTHING = new Results(List.of(), ChartContent.NOTHING, 0);

    private static final String QUERY = "query";

    Results {
        rows = List.copyOf(rows);
    }

    static Results of(List<ExploreQuery> queries, int limit) {
        List<ExploreQuery> shown =
                queries.stream().filter(query -> query.shownProperty().get()).toList();
        boolean several = shown.size() > 1;
        List<ResultRow> rows = new ArrayList<>();
        List<ChartSeries> series = new ArrayList<>();
        Set<Labels> all = new HashSet<>();
        for (ExploreQuery query : shown) {
            QueryAnswer answer = query.answerProperty().get();
            for (Sample sample : answer.samples()) {
                Labels key = key(sample.labels(), query.letter(), several);
                rows.add(new ResultRow(query.letter(), sample.labels(), key, sample));
                all.add(key);
            }
            for (TimeSeries one : answer.series()) {
                Labels key = key(one.labels(), query.letter(), several);
                String name = SeriesName.of(one.labels());
                String called = name.isEmpty() ? query.asked().strip() : name;
                series.add(ChartSeries.of(key, several ? query.letter() + "  " + called : called, one));
                all.add(key);
            }
        }
        series.sort(Comparator.comparingDouble(one -> rank(one.samples().last())));
        rows.sort(
                Comparator.comparingDouble((ResultRow row) -> rank(row.sample().value())));
        String query = shown.isEmpty() ? "" : shown.getFirst().asked();
        List<ChartSeries> drawn = series.subList(0, Math.min(limit, series.size()));
        return new Results(
                rows.subList(0, Math.min(limit, rows.size())),
                new ChartContent(drawn, Quantity.COUNT, List.of(), List.of(), query),
                Math.max(0, all.size() - limit));
    }

    private static double rank(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
    }

    private static Labels key(Labels labels, String letter, boolean several) {
        return several ? labels.with(QUERY, letter) : labels;
    }
}
