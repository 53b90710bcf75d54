package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.text.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * A chart's values as comma-separated text (RFC 4180): a row for each time, a column for each series, an empty field for
 * a gap. Names come from outside: one that a spreadsheet would take for a formula gets an apostrophe.
 */
public final class ChartExport {

    private ChartExport() {}

    public static String csv(List<ChartSeries> series, TimeRange range) {
        var text = new StringBuilder("time");
        series.forEach(one -> text.append(',').append(cell(one.name())));
        text.append("\r\n");
        for (long time : times(series, range)) {
            text.append(Instant.ofEpochMilli(time));
            for (ChartSeries one : series) {
                double value = one.at(time);
                text.append(',').append(TimeSeries.isAbsent(value) ? "" : number(value));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    /** The times at which any of {@code series} has a place, from the first on. */
    public static List<Long> times(List<ChartSeries> series, TimeRange range) {
        var times = new TreeSet<Long>();
        for (ChartSeries one : series) {
            for (int i = 0; i < one.samples().size(); i++) {
                long time = one.samples().timeMs(i);
                if (range.contains(Instant.ofEpochMilli(time))) {
                    times.add(time);
                }
            }
        }
        return List.copyOf(times);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "NaN"
                : Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
    }

    private static String cell(String value) {
        String text = VisibleText.of(value);
        String start = text.stripLeading();
        String safe = !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\'')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
