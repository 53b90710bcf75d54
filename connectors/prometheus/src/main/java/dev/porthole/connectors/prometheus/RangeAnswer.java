package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Decodes the answer to a range query straight into arrays on the query's grid. All or nothing: an answer that is cut
 * or malformed anywhere gives no series.
 */
final class RangeAnswer {

    private static final int MOST_SERIES = 2_000;
    private static final long MOST_SAMPLES = 5_000_000;

    private final String target;
    private final RangeQuery query;
    private final List<TimeSeries> series = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long samples;
    private boolean histograms;

    /** @param query aligned */
    RangeAnswer(String target, RangeQuery query) {
        this.target = target;
        this.query = query;
    }

    Outcome<List<TimeSeries>> read(InputStream body) throws IOException {
        var json = new JsonScanner(body);
        boolean data = false;
        json.expect('{');
        String key = json.key(true);
        while (key != null) {
            switch (key) {
                case "data" -> {
                    data = true;
                    if (!data(json)) {
                        return Outcome.failed(tooLarge());
                    }
                }
                case "warnings", "infos" -> notes(json);
                default -> json.skip();
            }
            key = json.key(false);
        }
        json.expectEnd();
        if (!data) {
            throw json.malformed("no data");
        }
        if (histograms) {
            notes.add("native histograms are left out of this chart");
        }
        return Outcome.of(List.copyOf(series), notes);
    }

    private Failure tooLarge() {
        return series.size() >= MOST_SERIES
                ? new Failure.TooLarge(target, MOST_SERIES, "series", "")
                : new Failure.TooLarge(target, MOST_SAMPLES, "samples", "");
    }

    private boolean data(JsonScanner json) throws IOException {
        json.expect('{');
        String key = json.key(true);
        while (key != null) {
            if (key.equals("resultType")) {
                String type = json.string();
                if (!type.equals("matrix")) {
                    throw json.malformed("a " + type + " where a matrix was asked for");
                }
            } else if (key.equals("result")) {
                if (!result(json)) {
                    return false;
                }
            } else {
                json.skip();
            }
            key = json.key(false);
        }
        return true;
    }

    private boolean result(JsonScanner json) throws IOException {
        json.expect('[');
        for (boolean first = true; json.element(first); first = false) {
            if (series.size() >= MOST_SERIES || samples > MOST_SAMPLES) {
                return false;
            }
            series.add(one(json));
        }
        return true;
    }

    private TimeSeries one(JsonScanner json) throws IOException {
        long start = query.range().start().toEpochMilli();
        long step = query.step().toMillis();
        double[] values = new double[query.points()];
        Arrays.fill(values, TimeSeries.ABSENT);
        Labels labels = Labels.EMPTY;
        json.expect('{');
        String key = json.key(true);
        while (key != null) {
            switch (key) {
                case "metric" -> labels = labels(json);
                case "values" -> values(json, start, step, values);
                case "histograms" -> {
                    histograms = true;
                    json.skip();
                }
                default -> json.skip();
            }
            key = json.key(false);
        }
        return new TimeSeries(labels, start, step, values);
    }

    private void values(JsonScanner json, long start, long step, double[] values) throws IOException {
        json.expect('[');
        for (boolean first = true; json.element(first); first = false) {
            json.expect('[');
            long time = json.timeMs();
            json.expect(',');
            double value = json.quotedDouble();
            json.expect(']');
            long place = Math.floorDiv(time - start + step / 2, step);
            if (place >= 0 && place < values.length) {
                values[(int) place] = value;
            }
            samples++;
        }
    }

    private static Labels labels(JsonScanner json) throws IOException {
        var labels = new TreeMap<String, String>();
        json.expect('{');
        String name = json.key(true);
        while (name != null) {
            labels.put(name, json.string());
            name = json.key(false);
        }
        return Labels.of(labels);
    }

    private void notes(JsonScanner json) throws IOException {
        json.expect('[');
        for (boolean first = true; json.element(first); first = false) {
            notes.add(json.string());
        }
    }
}
