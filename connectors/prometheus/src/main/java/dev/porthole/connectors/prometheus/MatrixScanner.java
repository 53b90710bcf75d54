package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of {@code query_range} off the wire straight into arrays on the query's grid. Either the whole answer
 * is good or it throws; unknown members are passed over. Times between two places of the grid count for the nearer
 * one; those outside the range are left out.
 */
final class MatrixScanner {

    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_SAMPLE = 128;
    private static final int MOST_SERIES = 2_000;
    private static final int MOST_SAMPLES = 5_000_000;

    private final JsonBytes json;
    private final long startMs;
    private final long stepMs;
    private final int points;
    private final List<TimeSeries> series = new ArrayList<>();
    private final List<Detail> notes = new ArrayList<>();
    private int read;
    private int histograms;
    private String status = "";
    private String errorType = "";
    private String error = "";
    private String resultType = "";
    private boolean hasResult;

    private MatrixScanner(InputStream in, RangeQuery aligned) {
        this.json = new JsonBytes(in, BUFFER);
        this.startMs = aligned.range().start().toEpochMilli();
        this.stepMs = aligned.step().toMillis();
        this.points = aligned.points();
    }

    static Matrix scan(InputStream in, RangeQuery aligned) throws IOException {
        return new MatrixScanner(in, aligned).matrix();
    }

    private Matrix matrix() throws IOException {
        json.takeByteOrderMark();
        json.take('{');
        for (boolean more = !json.takeIf('}'); more; more = json.more('}')) {
            switch (json.name()) {
                case "status" -> status = json.string();
                case "errorType" -> errorType = json.text();
                case "error" -> error = json.text();
                case "data" -> data();
                case "warnings", "infos" -> strings();
                case "isPartial" -> partial();
                default -> json.skip();
            }
        }
        json.takeEnd();
        if (status.equals("error")) {
            throw new ErrorStatusException(errorType, error);
        }
        if (!status.equals("success") || !resultType.equals("matrix") || !hasResult) {
            throw new MalformedJsonException(Detail.of("prometheus.no-matrix", status));
        }
        if (histograms > 0) {
            notes.add(Detail.of("prometheus.histograms", histograms));
        }
        series.sort(Comparator.comparing(TimeSeries::labels));
        return new Matrix(series, notes);
    }

    private void strings() throws IOException {
        if (json.peek() != '[') {
            json.skip();
            return;
        }
        json.take('[');
        for (boolean more = !json.takeIf(']'); more; more = json.more(']')) {
            notes.add(Detail.said(json.string()));
        }
    }

    /** VictoriaMetrics' own sign of storage nodes that did not answer. */
    private void partial() throws IOException {
        if (json.peek() == 't') {
            notes.add(Envelope.PARTIAL);
        }
        json.skip();
    }

    private void data() throws IOException {
        if (json.peek() == 'n') {
            json.skip();
            return;
        }
        json.take('{');
        for (boolean more = !json.takeIf('}'); more; more = json.more('}')) {
            switch (json.name()) {
                case "resultType" -> resultType = json.string();
                case "result" -> result();
                default -> json.skip();
            }
        }
    }

    private void result() throws IOException {
        hasResult = true;
        if (json.peek() == 'n') {
            json.skip();
            return;
        }
        json.take('[');
        for (boolean more = !json.takeIf(']'); more; more = json.more(']')) {
            if (series.size() >= MOST_SERIES) {
                throw new MatrixLimitException(MOST_SERIES, "series");
            }
            if ((long) (series.size() + 1) * points > MOST_SAMPLES) {
                throw new MatrixLimitException(MOST_SAMPLES, "samples");
            }
            item();
        }
    }

    private void item() throws IOException {
        Labels labels = Labels.EMPTY;
        double @Nullable [] values = null;
        json.take('{');
        for (boolean more = !json.takeIf('}'); more; more = json.more('}')) {
            switch (json.name()) {
                case "metric" -> labels = labels();
                case "values" -> values = values();
                case "histograms" -> histograms();
                default -> json.skip();
            }
        }
        if (values != null) {
            series.add(new TimeSeries(labels, startMs, stepMs, values));
        }
    }

    private Labels labels() throws IOException {
        var labels = new TreeMap<String, String>();
        json.take('{');
        for (boolean more = !json.takeIf('}'); more; more = json.more('}')) {
            labels.put(json.name(), json.string());
        }
        return Labels.of(labels);
    }

    /** The same form as values, with an object for the value; only counted, since a grid holds numbers. */
    private void histograms() throws IOException {
        histograms++;
        json.skip();
    }

    /** Null when none of the samples is in the range. */
    private double @Nullable [] values() throws IOException {
        double[] values = new double[points];
        Arrays.fill(values, TimeSeries.ABSENT);
        boolean any = false;
        json.take('[');
        for (boolean more = !json.takeIf(']'); more; more = json.more(']')) {
            if (++read > MOST_SAMPLES) {
                throw new MatrixLimitException(MOST_SAMPLES, "samples");
            }
            any |= sample(values);
        }
        return any ? values : null;
    }

    /** {@code [1700000000.123,"1.5"]}; a blank may stand anywhere, though no server writes one. */
    private boolean sample(double[] values) throws IOException {
        json.take('[');
        long place = place(time());
        json.take(',');
        double value = json.takeIf('"') ? value() : bareValue();
        json.take(']');
        if (place < 0 || place >= values.length) {
            return false;
        }
        values[(int) place] = value;
        return true;
    }

    private long place(long timeMs) {
        return Math.floorDiv(timeMs - startMs + stepMs / 2, stepMs);
    }

    /** Seconds with up to three decimals, as milliseconds. */
    private long time() throws IOException {
        json.peek();
        json.fill(LONGEST_SAMPLE);
        byte[] bytes = json.bytes();
        int at = json.position();
        int start = at;
        int end = json.end();
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        for (; at < end && isDigit(bytes[at]); at++) {
            value = value * 10 + bytes[at] - '0';
        }
        if (at == first || at - first > 15) {
            throw json.wrong();
        }
        int decimals = 0;
        if (at < end && bytes[at] == '.') {
            at++;
            for (; at < end && isDigit(bytes[at]); at++) {
                if (decimals < 3) {
                    value = value * 10 + bytes[at] - '0';
                    decimals++;
                }
            }
            if (decimals == 0) {
                throw json.wrong();
            }
        }
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            return exponentTime(bytes, start);
        }
        for (; decimals < 3; decimals++) {
            value *= 10;
        }
        json.moveTo(at);
        return negative ? -value : value;
    }

    /** What stands before the closing quote. */
    private double value() throws IOException {
        json.fill(LONGEST_SAMPLE);
        byte[] bytes = json.bytes();
        int from = json.position();
        int end = json.end();
        int at = from;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        if (at == end) {
            throw json.wrong();
        }
        json.moveTo(at + 1);
        try {
            return Decimal.parse(bytes, from, at);
        } catch (NumberFormatException notANumber) {
            throw json.wrong();
        }
    }

    /** A number without quotes, which no server of ours writes, but proxies that rewrite JSON do. */
    private double bareValue() throws IOException {
        json.fill(LONGEST_SAMPLE);
        byte[] bytes = json.bytes();
        int from = json.position();
        int at = endOfNumber(bytes, from);
        json.moveTo(at);
        try {
            return Decimal.parse(bytes, from, at);
        } catch (NumberFormatException notANumber) {
            throw json.wrong();
        }
    }

    private int endOfNumber(byte[] bytes, int from) {
        int at = from;
        while (at < json.end() && (isDigit(bytes[at]) || "+-.eE".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at;
    }

    /** A time in the form with an exponent, such as {@code 1.7e9}. */
    private long exponentTime(byte[] bytes, int from) throws IOException {
        int at = endOfNumber(bytes, from);
        try {
            double seconds = Decimal.parse(bytes, from, at);
            if (!(Math.abs(seconds) < 1e15)) {
                throw json.wrong();
            }
            json.moveTo(at);
            return Math.round(seconds * 1000);
        } catch (NumberFormatException notANumber) {
            throw json.wrong();
        }
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
