package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.NativeHistogram;
import dev.porthole.connectors.api.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the data of an answer to an instant query: a vector, a scalar or a string. */
final class VectorAnswer {

    private VectorAnswer() {}

    static List<Sample> samples(JsonNode data) {
        JsonNode result = data.path("result");
        if (!data.path("resultType").asString("").equals("vector")) {
            return List.of(sample(Labels.EMPTY, result));
        }
        List<Sample> samples = new ArrayList<>(result.size());
        for (JsonNode element : result) {
            Labels labels = labels(element.path("metric"));
            JsonNode histogram = element.path("histogram");
            samples.add(
                    histogram.isArray()
                            ? new Sample(labels, timeMs(histogram), Double.NaN, histogram(histogram.path(1)))
                            : sample(labels, element.path("value")));
        }
        return samples;
    }

    static Labels labels(JsonNode object) {
        var labels = new TreeMap<String, String>();
        object.propertyStream()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asString("")));
        return Labels.of(labels);
    }

    /** A value as the API writes it; text that is no number is NaN. */
    static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException mistake) {
                    yield Double.NaN;
                }
            }
        };
    }

    private static Sample sample(Labels labels, JsonNode pair) {
        return new Sample(labels, timeMs(pair), number(pair.path(1).asString("")));
    }

    private static long timeMs(JsonNode pair) {
        return Math.round(pair.path(0).asDouble() * 1000);
    }

    private static NativeHistogram histogram(JsonNode histogram) {
        List<NativeHistogram.Bucket> buckets = new ArrayList<>();
        for (JsonNode bucket : histogram.path("buckets")) {
            buckets.add(new NativeHistogram.Bucket(
                    bucket.path(0).asInt(),
                    number(bucket.path(1).asString("")),
                    number(bucket.path(2).asString("")),
                    number(bucket.path(3).asString(""))));
        }
        return new NativeHistogram(
                number(histogram.path("count").asString("")),
                number(histogram.path("sum").asString("")),
                buckets);
    }
}
