package dev.porthole.app.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.porthole.app.alerts.silences.MetricPastFirings;
import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.app.signals.BackfilledPrometheus;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.alerts.rules.RuleDistance;
import dev.porthole.views.alerts.silences.Muted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Prometheus tells how far a condition is from true, and what fired in the last week. */
@Timeout(120)
class DistancesOnPrometheusTest {

    private static BackfilledPrometheus prometheus;
    private static MetricUsage.Metrics metrics;
    private static Instant now;

    @BeforeAll
    static void begin() throws Exception {
        prometheus = Required.or(BackfilledPrometheus.onPath(), "Prometheus is not here");
        now = prometheus.nextWorld();
        long at = now.getEpochSecond() - 60;
        long days = at - Duration.ofDays(3).toSeconds();
        prometheus.write("""
            # TYPE usage gauge
            usage{node="n1"} 0.4 %1$d
            usage{node="n2"} 0.72 %1$d
            # TYPE free gauge
            free{node="n1"} 30 %1$d
            free{node="n2"} 90 %1$d
            # TYPE want gauge
            want{node="n1"} 4 %1$d
            want{node="n2"} 10 %1$d
            # TYPE have gauge
            have{node="n1",zone="a"} 3 %1$d
            have{node="n2",zone="b"} 2 %1$d
            # TYPE ALERTS gauge
            ALERTS{alertname="Slow",alertstate="firing",service="cart"} 1 %2$d
            ALERTS{alertname="Slow",alertstate="firing",service="payments"} 1 %2$d
            ALERTS{alertname="Slow",alertstate="pending",service="search"} 1 %2$d
            ALERTS{alertname="Full",alertstate="firing",service="cart"} 1 %2$d
            """.formatted(at, days));
        MetricSource source = prometheus.start();
        metrics = new MetricUsage.Metrics() {
            @Override
            public <T> Outcome<T> ask(Deadline deadline, BiFunction<MetricSource, Deadline, Outcome<T>> question) {
                return question.apply(source, deadline);
            }
        };
    }

    @AfterAll
    static void end() throws Exception {
        prometheus.close();
    }

    private static RuleDistance of(String expression) {
        return new MetricRuleDistances(metrics).of(expression, now, Deadline.after(Duration.ofSeconds(20)));
    }

    private static RuleDistance.Measured measured(String expression) {
        assertThat(of(expression)).isInstanceOf(RuleDistance.Measured.class);
        return (RuleDistance.Measured) of(expression);
    }

    @Test
    void the_closest_series_is_named_above_and_below() {
        assertThat(measured("usage > 0.8"))
                .isEqualTo(new RuleDistance.Measured(0.72 / 0.8, 0.72, 0.8, true, Labels.of("node", "n2")));
        assertThat(measured("free < 15"))
                .isEqualTo(new RuleDistance.Measured(0.5, 30, 15, false, Labels.of("node", "n1")));
        assertThat(measured("max(usage) > 1.44 and on () vector(1)").share()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_threshold_that_is_a_series_is_related_by_the_server() {
        RuleDistance.Measured measured = measured("have > on (node) group_left () want");

        assertThat(measured.share()).isCloseTo(0.75, within(1e-9));
        assertThat(measured.worst()).isEqualTo(Labels.of("node", "n1", "zone", "a"));
        assertThat(measured.threshold()).isNaN();
        assertThat(measured("usage < scalar(max(usage)) / 2").share()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void of_several_conditions_the_closest_counts_and_what_has_no_series_says_which() {
        assertThat(measured("usage > 72 or free < 31").share()).isGreaterThan(1);
        assertThat(of("usage / missing{job=\"x\"} > 1")).isEqualTo(new RuleDistance.NoSeries("missing{job=\"x\"}"));
        assertThat(of("usage == 1")).isEqualTo(new RuleDistance.NoThreshold());
    }

    private static Muted past(Labels way, Matcher... matchers) {
        LiveValue<List<Rule>> rules = new LiveValue<>(Runnable::run, () -> {}, () -> {});
        LiveValue<List<AlertGroup>> alerts = new LiveValue<>(Runnable::run, () -> {}, () -> {});
        Labels own = Labels.of("alertname", "Slow", "service", "cart");
        Labels there = Labels.of("alertname", "Slow", "service", "cart", "prometheus", way.get("prometheus"));
        rules.set(new Observation.Fresh<>(
                List.of(new Rule.Alerting(
                        "Slow",
                        "f;g",
                        "x > 1",
                        Duration.ZERO,
                        Duration.ZERO,
                        Labels.EMPTY,
                        Labels.EMPTY,
                        new Rule.Evaluation(
                                Rule.State.FIRING,
                                List.of(new Rule.ActiveAlert(own, Labels.EMPTY, Rule.State.FIRING, now, 1)),
                                Rule.LastRun.NONE))),
                now,
                List.of()));
        alerts.set(new Observation.Fresh<>(
                List.of(new AlertGroup(
                        Labels.EMPTY,
                        "r",
                        List.of(new Alert(
                                "f",
                                there,
                                Labels.EMPTY,
                                new Alert.Times(now, now, now),
                                Alert.State.ACTIVE,
                                Alert.Muting.NONE,
                                List.of(),
                                "")))),
                now,
                List.of()));
        Outcome<Muted> outcome = new MetricPastFirings(metrics, rules, alerts).matched(List.of(matchers), now);
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<Muted>) outcome).value();
    }

    @Test
    void what_fired_in_the_last_week_is_counted_by_name_without_what_only_waited() {
        Labels way = Labels.of("prometheus", "k8s");
        assertThat(past(way, Matcher.regex("alertname", ".+"))).isEqualTo(Muted.of(3, 3, Map.of("Slow", 2, "Full", 1)));
        assertThat(past(way, Matcher.equal("service", "search")).count()).isZero();
    }

    @Test
    void a_label_that_is_added_on_the_way_to_alertmanager_does_not_hide_what_fired() {
        Labels way = Labels.of("prometheus", "k8s");
        assertThat(past(way, Matcher.equal("alertname", "Slow"), Matcher.equal("prometheus", "k8s"))
                        .count())
                .isEqualTo(2);
        assertThat(past(way, Matcher.equal("alertname", "Slow"), Matcher.equal("prometheus", "other"))
                        .count())
                .isZero();
    }
}
