package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.MetricSourceContract;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.ScrapeTarget;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.promql.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract and what only Prometheus does, on a real server; under a route prefix. */
abstract class RealPrometheusContract extends MetricSourceContract {

    static final String PREFIX = "/metrics-here";

    abstract PrometheusProcess server();

    abstract String version();

    @Override
    protected MetricSource open() {
        var target = HttpTarget.direct("Prometheus", server().uri(PREFIX));
        return new PrometheusMetricSource(new PooledHttpGateway(target), "a test");
    }

    @Override
    protected String knownSeries() {
        return "up{job!=\"gone\"}";
    }

    @Override
    protected String knownMetric() {
        return "up";
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    @Test
    void it_says_who_it_is() {
        try (var source = open()) {
            var identity = value(source.probe(soon()));
            assertThat(identity.product()).isEqualTo("Prometheus");
            assertThat(identity.version()).startsWith(version());
        }
    }

    @Test
    void it_answers_scalars_strings_and_special_values() {
        try (var source = open()) {
            assertThat(value(source.instant(new InstantQuery("42", now()), soon())))
                    .extracting(Sample::value)
                    .containsExactly(42.0);
            assertThat(value(source.instant(new InstantQuery("\"hello\"", now()), soon())))
                    .hasSize(1);
            assertThat(value(source.instant(new InstantQuery("vector(1)/0", now()), soon())))
                    .extracting(Sample::value)
                    .containsExactly(Double.POSITIVE_INFINITY);
            var range = new RangeQuery("vector(0)/0", PrometheusProcess.lastMinutes(), Duration.ofSeconds(15));
            TimeSeries nan = value(source.range(range, soon())).getFirst();
            assertThat(java.util.Arrays.stream(nan.values())).allMatch(v -> Double.isNaN(v) && !TimeSeries.isAbsent(v));
        }
    }

    @Test
    void it_says_where_the_mistake_is() {
        try (var source = open()) {
            String expression = "sum(up{job=\"é日😀\"})\n+ vector(1) nonsense";
            Failure failure = failure(source.instant(new InstantQuery(expression, now()), soon()));
            assertThat(failure)
                    .isEqualTo(new Failure.BadQuery(
                            "Prometheus", "unexpected identifier \"nonsense\"", expression.indexOf("nonsense") + 1));
        }
    }

    @Test
    void too_many_points_are_too_large_and_impossible_joins_bad() {
        try (var source = open()) {
            var range = new RangeQuery("up", PrometheusProcess.lastMinutes(), Duration.ofMillis(20));
            assertThat(failure(source.range(range, soon()))).isInstanceOf(Failure.TooLarge.class);
            assertThat(failure(source.instant(new InstantQuery("up * on() up", now()), soon())))
                    .isInstanceOf(Failure.BadQuery.class);
        }
    }

    @Test
    void labels_series_and_metadata_are_found() {
        try (var source = open()) {
            var range = PrometheusProcess.lastMinutes();
            var node = List.of(Matcher.equal("job", "node"), Matcher.equal("__name__", "node_load1"));
            assertThat(value(source.labelNames(node, range, soon()))).contains("__name__", "instance", "job");
            assertThat(value(source.labelValues("job", List.of(), range, soon())))
                    .contains("node", "prometheus");
            assertThat(value(source.labelValues("job", node, range, soon()))).containsExactly("node");
            List<Labels> series = value(source.series(node, range, 10, soon()));
            assertThat(series).hasSize(1);
            assertThat(series.getFirst().get("__name__")).isEqualTo("node_load1");
            assertThat(value(source.series(List.of(Matcher.equal("job", "node")), range, 3, soon())))
                    .hasSize(3);
            assertThat(value(source.metadata("node_load1", soon())))
                    .extracting(MetricMetadata::type)
                    .containsExactly("gauge");
            assertThat(value(source.metadata("", soon()))).hasSizeGreaterThan(50);
        }
    }

    @Test
    void any_value_can_be_selected_by() {
        try (var source = open()) {
            for (String nasty : List.of("a\"b", "\\", "x\ny", "{}[]", "é日😀", "\t\r")) {
                String query = Selector.of("up", Matcher.equal("job", nasty)).text();
                assertThat(value(source.instant(new InstantQuery(query, now()), soon())))
                        .isEmpty();
            }
        }
    }

    /** A scrape that a busy machine makes too late lets another target seem gone, until the next one. */
    private void awaitOneTargetGone(MetricSource source) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            long firing = value(source.rules(soon())).stream()
                    .filter(Rule.Alerting.class::isInstance)
                    .mapToLong(rule -> ((Rule.Alerting) rule).alerts().size())
                    .sum();
            long down = value(source.targets(soon())).stream()
                    .filter(target -> target.health() != ScrapeTarget.Health.UP)
                    .count();
            if (firing == 1 && down == 1) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Test
    void rules_and_targets_are_read() throws InterruptedException {
        try (var source = open()) {
            awaitOneTargetGone(source);
            List<Rule> rules = value(source.rules(soon()));
            assertThat(rules).extracting(Rule::name).containsExactly("job:up:sum", "TargetGone", "Never", "broken");
            assertThat(rules)
                    .filteredOn(rule -> rule.name().equals("TargetGone"))
                    .singleElement()
                    .satisfies(rule -> {
                        var alerting = (Rule.Alerting) rule;
                        assertThat(alerting.name()).isEqualTo("TargetGone");
                        assertThat(alerting.state()).isEqualTo(Rule.State.FIRING);
                        assertThat(alerting.alerts())
                                .singleElement()
                                .satisfies(alert ->
                                        assertThat(alert.labels().get("job")).isEqualTo("gone"));
                    });
            assertThat(value(source.targets(soon())))
                    .extracting(ScrapeTarget::health)
                    .containsExactlyInAnyOrder(
                            ScrapeTarget.Health.UP, ScrapeTarget.Health.UP, ScrapeTarget.Health.DOWN);
        }
    }

    @Test
    void rules_tell_how_their_last_evaluation_went() throws InterruptedException {
        try (var source = open()) {
            awaitOneTargetGone(source);
            List<Rule> rules = value(source.rules(soon()));
            assertThat(rules).allSatisfy(rule -> {
                assertThat(rule.lastRun().at()).isBetween(now().minusSeconds(60), Instant.now());
                assertThat(rule.lastRun().took()).isPositive().isLessThan(Duration.ofSeconds(30));
                assertThat(rule.lastRun().every()).isEqualTo(Duration.ofSeconds(1));
            });
            assertThat(rules)
                    .filteredOn(rule -> rule.name().equals("broken"))
                    .singleElement()
                    .satisfies(rule -> {
                        assertThat(rule.lastRun().health()).isEqualTo(Rule.Health.ERR);
                        assertThat(rule.lastError()).contains("many-to-many");
                    });
            assertThat(rules)
                    .filteredOn(rule -> !rule.name().equals("broken"))
                    .allSatisfy(rule -> assertThat(rule.lastRun().health()).isEqualTo(Rule.Health.OK));
            assertThat(rules)
                    .filteredOn(rule -> rule.name().equals("Never"))
                    .singleElement()
                    .isInstanceOfSatisfying(Rule.Alerting.class, rule -> {
                        assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(90));
                        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(7));
                    });
        }
    }

    @Test
    void without_the_prefix_it_is_not_found() {
        var target = HttpTarget.direct("Prometheus", server().uri(""));
        try (var source = new PrometheusMetricSource(new PooledHttpGateway(target), "a test")) {
            assertThat(source.probe(soon())).isInstanceOf(Outcome.Failed.class);
        }
    }
}
