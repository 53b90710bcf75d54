package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.http.ScriptedServer;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers {@code query_range} from samples held in memory, as Prometheus writes it. */
final class RangeServer {

    private final Map<Labels, NavigableMap<Long, Double>> samples = new TreeMap<>();

    void put(Labels labels, long timeMs, double value) {
        samples.computeIfAbsent(labels, unknown -> new TreeMap<>()).put(timeMs, value);
    }

    void clear() {
        samples.clear();
    }

    ScriptedServer.Reply answer(ScriptedServer.Request request) {
        Map<String, String> form = Arrays.stream(request.text().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
        long start = millis(form.get("start"));
        long end = millis(form.get("end"));
        long step = millis(form.get("step"));
        var result = new StringBuilder();
        samples.forEach((labels, values) -> {
            String points = values.subMap(start, true, end, true).entrySet().stream()
                    .filter(sample -> (sample.getKey() - start) % step == 0)
                    .map(sample -> "[" + BigDecimal.valueOf(sample.getKey(), 3) + ",\"" + go(sample.getValue()) + "\"]")
                    .collect(Collectors.joining(","));
            if (!points.isEmpty()) {
                result.append(result.isEmpty() ? "" : ",")
                        .append("{\"metric\":{")
                        .append(labels.asMap().entrySet().stream()
                                .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                                .collect(Collectors.joining(",")))
                        .append("},\"values\":[")
                        .append(points)
                        .append("]}");
            }
        });
        return ScriptedServer.Reply.json(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}");
    }

    private static String go(double value) {
        return Double.isNaN(value) ? "NaN" : Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : value + "";
    }

    private static long millis(String seconds) {
        return new BigDecimal(seconds).movePointRight(3).longValueExact();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
