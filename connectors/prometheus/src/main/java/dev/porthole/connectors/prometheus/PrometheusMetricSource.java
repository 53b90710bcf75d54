package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
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
import dev.porthole.connectors.http.HttpCall.Form;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.promql.LabelName;
import dev.porthole.connectors.promql.Selector;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Prometheus' HTTP API, version 1, from 2.42 on, and what speaks it too: Thanos, Mimir, VictoriaMetrics. A prefix of the
 * API's paths (a route prefix, Mimir's {@code /prometheus}) belongs to the path of the gateway's target.
 */
public final class PrometheusMetricSource implements MetricSource {

    private static final String TENANT = "X-Scope-OrgID";
    private static final Set<Integer> METHOD_REFUSED = Set.of(403, 405, 501);

    private final HttpGateway gateway;
    private final Envelope envelope = new Envelope();
    private final PrometheusFailure failures;
    private final Fingerprint fingerprint;
    private final String tenant;
    private final Set<String> onlyGet = ConcurrentHashMap.newKeySet();

    /**
     * @param gateway belongs to the source from now on
     * @param where how it is reached, in words for a person
     */
    public PrometheusMetricSource(HttpGateway gateway, String where) {
        this(gateway, where, "");
    }

    /** @param tenant whose metrics are read, of a server for several (Mimir, Cortex, Thanos); empty for none */
    public PrometheusMetricSource(HttpGateway gateway, String where, String tenant) {
        this.gateway = gateway;
        this.tenant = tenant;
        this.failures = new PrometheusFailure(gateway.target(), envelope);
        this.fingerprint = new Fingerprint(this::get, where);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return fingerprint.identify(deadline);
    }

    @Override
    public Outcome<List<Sample>> instant(InstantQuery query, Deadline deadline) {
        Form form = new Form().add("query", query.expression()).add("time", seconds(query.at()));
        return form(
                "/api/v1/query",
                form.add("timeout", timeout(deadline)),
                query.expression(),
                answer -> envelope.open(answer, new VectorReader()::read),
                deadline);
    }

    @Override
    public Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline) {
        RangeQuery aligned = query.aligned();
        Form form = new Form()
                .add("query", query.expression())
                .add("start", seconds(aligned.range().start()))
                .add("end", seconds(aligned.range().end()))
                .add("step", seconds(Instant.EPOCH.plus(aligned.step())))
                .add("timeout", timeout(deadline));
        return form(
                "/api/v1/query_range",
                form,
                query.expression(),
                answer -> {
                    Matrix matrix = MatrixScanner.scan(answer.body(), aligned);
                    return Outcome.of(matrix.series(), matrix.notes());
                },
                deadline);
    }

    @Override
    public Outcome<List<String>> labelNames(List<Matcher> selector, TimeRange range, Deadline deadline) {
        return form(
                "/api/v1/labels",
                over(selector, range),
                "",
                answer -> envelope.open(answer, Envelope::strings),
                deadline);
    }

    @Override
    public Outcome<List<String>> labelValues(String label, List<Matcher> selector, TimeRange range, Deadline deadline) {
        String path = "/api/v1/label/" + new LabelName(label).pathSegment() + "/values";
        return get(over(selector, range).on(path), Envelope::strings, deadline);
    }

    @Override
    public Outcome<List<Labels>> series(List<Matcher> selector, TimeRange range, int limit, Deadline deadline) {
        Form form = over(selector, range).add("limit", Integer.toString(limit));
        // Servers before 2.51 do not know the limit.
        return form(
                "/api/v1/series", form, "", answer -> envelope.open(answer, data -> labelSets(data, limit)), deadline);
    }

    private static List<Labels> labelSets(tools.jackson.databind.JsonNode data, int limit) {
        return data.valueStream().limit(limit).map(VectorReader::labels).toList();
    }

    @Override
    public Outcome<List<MetricMetadata>> metadata(String metric, Deadline deadline) {
        Form form = metric.isEmpty() ? new Form() : new Form().add("metric", metric);
        return get(form.on("/api/v1/metadata"), PrometheusMetricSource::metadata, deadline);
    }

    private static List<MetricMetadata> metadata(tools.jackson.databind.JsonNode data) {
        var all = new ArrayList<MetricMetadata>();
        data.forEachEntry((name, said) -> {
            var first = said.path(0);
            all.add(new MetricMetadata(
                    name,
                    first.path("type").asString("unknown"),
                    first.path("help").asString(""),
                    first.path("unit").asString("")));
        });
        return all;
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return get("/api/v1/rules", new RulesReader()::read, deadline);
    }

    @Override
    public Outcome<List<ScrapeTarget>> targets(Deadline deadline) {
        return get("/api/v1/targets?state=active", new TargetsReader()::read, deadline);
    }

    @Override
    public void close() {
        gateway.close();
    }

    private <T> Outcome<T> get(String path, Envelope.DataReader<T> reader, Deadline deadline) {
        return ask(HttpCall.get(path), reader, deadline);
    }

    private <T> Outcome<T> ask(HttpCall call, Envelope.DataReader<T> reader, Deadline deadline) {
        return ask(call, "", answer -> envelope.open(answer, reader), deadline);
    }

    /**
     * As a form in the body, which may be as long as it wants; what stands before the server may allow only reads by GET
     * there, and is asked so from then on.
     */
    private <T> Outcome<T> form(
            String path, Form form, String expression, HttpGateway.AnswerReader<T> reader, Deadline deadline) {
        HttpCall read = HttpCall.get(form.on(path));
        if (onlyGet.contains(path)) {
            return ask(read, expression, reader, deadline);
        }
        var refused = new AtomicBoolean();
        Outcome<T> posted = ask(HttpCall.form(path, form), expression, reader, deadline, refused);
        if (!refused.get()) {
            return posted;
        }
        Outcome<T> got = ask(read, expression, reader, deadline);
        if (got instanceof Outcome.Success<T>) {
            onlyGet.add(path);
        }
        return got;
    }

    private <T> Outcome<T> ask(
            HttpCall call, String expression, HttpGateway.AnswerReader<T> reader, Deadline deadline) {
        return ask(call, expression, reader, deadline, new AtomicBoolean());
    }

    /** @param refused becomes true when the method was refused, or whoever may use it */
    private <T> Outcome<T> ask(
            HttpCall call,
            String expression,
            HttpGateway.AnswerReader<T> reader,
            Deadline deadline,
            AtomicBoolean refused) {
        return gateway.exchange(
                tenant.isEmpty() ? call : call.withHeader(TENANT, tenant),
                answer -> {
                    refused.set(METHOD_REFUSED.contains(answer.status()));
                    return read(answer, expression, reader, deadline);
                },
                deadline);
    }

    private <T> Outcome<T> read(Answer answer, String expression, HttpGateway.AnswerReader<T> reader, Deadline deadline)
            throws IOException {
        Optional<Failure> failure = failures.of(answer, expression, deadline);
        if (failure.isPresent()) {
            return Outcome.failed(failure.get());
        }
        try {
            return reader.read(answer);
        } catch (ErrorStatusException error) {
            return Outcome.failed(failures.of(error, answer, expression, deadline));
        } catch (MalformedJsonException other) {
            return Outcome.failed(new Failure.Unparseable(gateway.target().name(), other.detail()));
        } catch (MatrixLimitException limit) {
            return Outcome.failed(
                    new Failure.TooLarge(gateway.target().name(), limit.limit(), limit.unit(), Detail.NONE));
        }
    }

    /** Start and end are always sent: VictoriaMetrics would else answer for its whole last day. */
    private static Form over(List<Matcher> selector, TimeRange range) {
        Form form = new Form().add("start", seconds(range.start())).add("end", seconds(range.end()));
        return selector.isEmpty() ? form : form.add("match[]", new Selector("", selector).text());
    }

    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
    }

    private static String timeout(Deadline deadline) {
        return BigDecimal.valueOf(Math.max(1, deadline.remaining().toMillis()), 3)
                .toPlainString();
    }
}
