package dev.porthole.app.alerts.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import dev.porthole.views.alerts.detail.AlertEvidence.Watched;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of the scene's own rules and what they made of its metrics. */
@Timeout(120)
class MetricEvidenceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private PrometheusMetricSource source;
    private MetricEvidence evidence;

    private record One(MetricSource source) implements MetricUsage.Metrics {
        @Override
        public <T> Outcome<T> ask(Deadline deadline, BiFunction<MetricSource, Deadline, Outcome<T>> question) {
            return question.apply(source, deadline);
        }
    }

    @BeforeEach
    void open() {
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        var target = HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port));
        source = new PrometheusMetricSource(new PooledHttpGateway(target), "scene");
        evidence = new MetricEvidence(new One(source));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void every_rule_of_the_scene_gives_the_value_it_compares_and_the_number_it_compares_with() {
        TimeRange range = TimeRange.last(Duration.ofMinutes(10), Instant.now());
        List<Rule.Alerting> rules = value(source.rules(Deadline.after(SOON))).stream()
                .filter(Rule.Alerting.class::isInstance)
                .map(Rule.Alerting.class::cast)
                .toList();
        assertThat(rules).isNotEmpty();
        int withThreshold = 0;
        for (Rule.Alerting rule : rules) {
            Watched watched = value(evidence.watched(rule, Labels.EMPTY, range, Deadline.after(SOON)));
            if (watched.threshold().isPresent()) {
                withThreshold++;
                assertThat(rule.expression())
                        .as(rule.name())
                        .contains(watched.expression()
                                .substring(0, Math.min(12, watched.expression().length())));
                assertThat(watched.expression().length())
                        .isLessThan(rule.expression().length());
            }
        }
        assertThat(withThreshold).isPositive();
    }

    /** What has fired since the scene began stands in {@code ALERTS}; the watchdog always does. */
    @Test
    void the_times_an_alert_fired_are_those_that_prometheus_kept() {
        Instant now = Instant.now();
        TimeRange hour = TimeRange.last(Duration.ofHours(1), now);
        List<Sample> kept = value(source.instant(
                new InstantQuery("max_over_time(ALERTS{alertstate=\"firing\"}[1h])", now), Deadline.after(SOON)));
        for (Sample alert : kept) {
            Labels labels = alert.labels().without(List.of("__name__", "alertstate"));
            List<TimeRange> fired = value(evidence.fired(labels, hour, Deadline.after(SOON)));
            assertThat(fired)
                    .as(labels.toString())
                    .isNotEmpty()
                    .allMatch(span -> !span.length().isZero());
            for (int i = 1; i < fired.size(); i++) {
                assertThat(fired.get(i).start())
                        .isAfterOrEqualTo(fired.get(i - 1).end());
            }
        }
        assertThat(value(evidence.fired(Labels.of("alertname", "NoSuchAlert"), hour, Deadline.after(SOON))))
                .isEmpty();
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }
}
