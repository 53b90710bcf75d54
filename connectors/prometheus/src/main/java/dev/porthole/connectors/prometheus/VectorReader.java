package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.NativeHistogram;
import dev.porthole.connectors.api.metrics.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the data of an instant query: a vector, or a scalar or string as one sample without labels. */
final class VectorReader {

    private static final int MOST = 100_000;

    List<Sample> read(JsonNode data) throws IOException {
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asString("")) {
            case "vector" -> vector(result);
            case "scalar" -> List.of(new Sample(Labels.EMPTY, time(result.path(0)), number(result.path(1))));
            case "string" ->
                List.of(new Sample(Labels.of("string", result.path(1).asString("")), time(result.path(0)), Double.NaN));
            case "matrix" -> throw new MalformedJsonException(Detail.of("prometheus.range-vector"));
            default -> throw new MalformedJsonException(Detail.of("prometheus.no-result"));
        };
    }

    private static List<Sample> vector(JsonNode result) throws IOException {
        if (result.size() > MOST) {
            throw new MatrixLimitException(MOST, "samples");
        }
        var samples = new ArrayList<Sample>(result.size());
        for (JsonNode item : result) {
            Labels labels = labels(item.path("metric"));
            JsonNode histogram = item.path("histogram");
            JsonNode value = item.path("value");
            samples.add(
                    histogram.isArray()
                            ? new Sample(labels, time(histogram.path(0)), Double.NaN, histogram(histogram.path(1)))
                            : new Sample(labels, time(value.path(0)), number(value.path(1))));
        }
        return samples;
    }

    static Labels labels(JsonNode object) {
        var labels = new TreeMap<String, String>();
        object.forEachEntry((name, value) -> labels.put(name, value.asString("")));
        return Labels.of(labels);
    }

    private static NativeHistogram histogram(JsonNode histogram) throws IOException {
        var buckets = new ArrayList<NativeHistogram.Bucket>();
        for (JsonNode bucket : histogram.path("buckets")) {
            buckets.add(new NativeHistogram.Bucket(
                    bucket.path(0).asInt(0), number(bucket.path(1)), number(bucket.path(2)), number(bucket.path(3))));
        }
        return new NativeHistogram(number(histogram.path("count")), number(histogram.path("sum")), buckets);
    }

    private static long time(JsonNode seconds) throws IOException {
        if (!seconds.isNumber()) {
            throw new MalformedJsonException(Detail.of("prometheus.no-time"));
        }
        double value = seconds.asDouble(Double.NaN);
        if (!(Math.abs(value) < 1e15)) {
            throw new MalformedJsonException(Detail.of("prometheus.no-time"));
        }
        return Math.round(value * 1000);
    }

    static double number(JsonNode text) throws IOException {
        byte[] bytes = text.asString("").getBytes(StandardCharsets.UTF_8);
        try {
            return Decimal.parse(bytes, 0, bytes.length);
        } catch (NumberFormatException notANumber) {
            throw new MalformedJsonException(Detail.of("prometheus.no-number"));
        }
    }
}
