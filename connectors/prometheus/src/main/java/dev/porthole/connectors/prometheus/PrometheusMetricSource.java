package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.ScrapeTarget;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.promql.Selector;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus and servers that speak its HTTP API, version 2.42 and later. */
public final class PrometheusMetricSource implements MetricSource {

    private final HttpGateway gateway;
    private final String where;
    private final JsonMapper json = JsonMapper.builder().build();

    public PrometheusMetricSource(HttpGateway gateway, String where) {
        this.gateway = gateway;
        this.where = where;
    }

    private String name() {
        return gateway.target().name();
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return tree(
                HttpCall.get("/api/v1/status/buildinfo"),
                deadline,
                data -> new Identity("Prometheus", data.path("version").asString(""), where));
    }

    @Override
    public Outcome<List<Sample>> instant(InstantQuery query, Deadline deadline) {
        var form = new HttpCall.Form()
                .add("query", query.expression())
                .add("time", seconds(query.at()))
                .add("timeout", deadline.remaining().toMillis() + "ms");
        return tree(HttpCall.form("/api/v1/query", form), deadline, VectorAnswer::samples);
    }

    @Override
    public Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline) {
        RangeQuery aligned = query.aligned();
        var form = new HttpCall.Form()
                .add("query", aligned.expression())
                .add("start", seconds(aligned.range().start()))
                .add("end", seconds(aligned.range().end()))
                .add("step", decimal(aligned.step().toMillis()))
                .add("timeout", deadline.remaining().toMillis() + "ms");
        return gateway.exchange(
                HttpCall.form("/api/v1/query_range", form),
                answer -> answer.status() == 200
                        ? decoded(() -> new RangeAnswer(name(), aligned).read(answer.body()))
                        : ErrorAnswer.failed(name(), answer),
                deadline);
    }

    @Override
    public Outcome<List<String>> labelNames(List<Matcher> selector, TimeRange range, Deadline deadline) {
        return tree(
                HttpCall.form("/api/v1/labels", selected(selector, range)), deadline, PrometheusMetricSource::texts);
    }

    @Override
    public Outcome<List<String>> labelValues(String label, List<Matcher> selector, TimeRange range, Deadline deadline) {
        String path = "/api/v1/label/" + LabelPath.of(label) + "/values";
        return tree(HttpCall.get(selected(selector, range).on(path)), deadline, PrometheusMetricSource::texts);
    }

    @Override
    public Outcome<List<Labels>> series(List<Matcher> selector, TimeRange range, int limit, Deadline deadline) {
        var form = selected(selector, range).add("limit", Integer.toString(limit));
        return tree(HttpCall.form("/api/v1/series", form), deadline, data -> {
            List<Labels> all = new ArrayList<>();
            for (JsonNode labels : data) {
                if (all.size() < limit) {
                    all.add(VectorAnswer.labels(labels));
                }
            }
            return all;
        });
    }

    @Override
    public Outcome<List<MetricMetadata>> metadata(String metric, Deadline deadline) {
        var form = new HttpCall.Form();
        if (!metric.isEmpty()) {
            form.add("metric", metric);
        }
        return tree(HttpCall.get(form.on("/api/v1/metadata")), deadline, data -> {
            List<MetricMetadata> all = new ArrayList<>();
            data.propertyStream().forEach(entry -> {
                for (JsonNode one : entry.getValue()) {
                    all.add(new MetricMetadata(
                            entry.getKey(),
                            one.path("type").asString("unknown"),
                            one.path("help").asString(""),
                            one.path("unit").asString("")));
                }
            });
            return all;
        });
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return tree(HttpCall.get("/api/v1/rules"), deadline, RulesAnswer::rules);
    }

    @Override
    public Outcome<List<ScrapeTarget>> targets(Deadline deadline) {
        return tree(HttpCall.get("/api/v1/targets?state=active"), deadline, RulesAnswer::targets);
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static HttpCall.Form selected(List<Matcher> selector, TimeRange range) {
        var form = new HttpCall.Form().add("start", seconds(range.start())).add("end", seconds(range.end()));
        if (!selector.isEmpty()) {
            form.add("match[]", new Selector("", selector).text());
        }
        return form;
    }

    private <T> Outcome<T> tree(HttpCall call, Deadline deadline, Function<JsonNode, T> reading) {
        return gateway.exchange(
                call,
                answer -> {
                    if (answer.status() != 200) {
                        return ErrorAnswer.failed(name(), answer);
                    }
                    return decoded(() -> {
                        JsonNode root = json.readTree(answer.body());
                        if (!root.path("status").asString("").equals("success")) {
                            throw new JsonScanner.MalformedException("an answer without success");
                        }
                        return Outcome.of(reading.apply(root.path("data")), notes(root));
                    });
                },
                deadline);
    }

    private interface Decoding<T> {
        Outcome<T> run() throws IOException;
    }

    private <T> Outcome<T> decoded(Decoding<T> decoding) throws IOException {
        try {
            return decoding.run();
        } catch (JsonScanner.MalformedException | EOFException malformed) {
            return Outcome.failed(new Failure.Unparseable(name(), String.valueOf(malformed.getMessage())));
        } catch (JacksonException malformed) {
            return Outcome.failed(new Failure.Unparseable(name(), malformed.getOriginalMessage()));
        }
    }

    private static List<String> notes(JsonNode root) {
        List<String> notes = new ArrayList<>(texts(root.path("warnings")));
        notes.addAll(texts(root.path("infos")));
        return notes;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static String seconds(Instant instant) {
        return decimal(instant.toEpochMilli());
    }

    private static String decimal(long millis) {
        return java.math.BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
