package dev.porthole.connectors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The incident of every eight minutes is seen in all four ports, at the right time, and always the same. */
class DemoClusterTest {

    /** A cycle's start: a multiple of eight minutes since the epoch. */
    private static final Instant CYCLE =
            Instant.ofEpochSecond(Instant.parse("2026-03-04T10:00:00Z").getEpochSecond() / 480 * 480);

    private static final Instant CALM = CYCLE.plusSeconds(100);
    private static final Instant WORST = CYCLE.plusSeconds(270);

    private static DemoCluster at(Instant now) {
        return new DemoCluster(1, InstantSource.fixed(now));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static double value(Instant now, String expression) {
        try (var cluster = at(now)) {
            List<Sample> samples = success(cluster.metrics().instant(new InstantQuery(expression, now), soon()));
            assertThat(samples).as(expression).hasSize(1);
            return samples.getFirst().value();
        }
    }

    private static PodTable pods(Instant now) {
        try (var cluster = at(now)) {
            return cluster.workloads().pods().latest().known().orElseThrow();
        }
    }

    private static long lines(Instant now, String text) {
        try (var cluster = at(now)) {
            var query =
                    LogQuery.all(TimeRange.last(Duration.ofSeconds(60), now)).withText(text);
            return success(cluster.logs().search(query, null, 1, soon())).total();
        }
    }

    private static Set<String> firing(Instant now) {
        Set<String> names = new HashSet<>();
        try (var cluster = at(now)) {
            for (Alert alert : success(cluster.alerts().alerts(AlertFilter.ALL, soon()))) {
                names.add(alert.name());
            }
        }
        return names;
    }

    private static final String ERRORS =
            "sum(rate(http_server_requests_seconds_count{status=~\"5..\",service=\"checkout\"}[1m]))"
                    + " / sum(rate(http_server_requests_seconds_count{service=\"checkout\"}[1m]))";
    private static final String P95 = "histogram_quantile(0.95, sum by (le)"
            + " (rate(http_server_requests_seconds_bucket{service=\"checkout\"}[1m])))";
    private static final String PENDING = "sum(hikaricp_connections_pending)";

    @Test
    void what_is_slow_because_it_fails_is_inhibited_and_goes_to_the_pager_only_when_critical() {
        try (var cluster = at(WORST)) {
            List<Alert> alerts = success(cluster.alerts().alerts(AlertFilter.ALL, soon()));
            Alert failing = named(alerts, "HighErrorRate");
            Alert slow = named(alerts, "HighLatency");

            assertThat(failing.labels().get("service")).isEqualTo(slow.labels().get("service"));
            assertThat(slow.inhibitedBy()).containsExactly(failing.fingerprint());
            assertThat(slow.state()).isEqualTo(Alert.State.SUPPRESSED);
            assertThat(failing.state()).isEqualTo(Alert.State.ACTIVE);
            assertThat(failing.receivers()).containsExactly("pager", "shop-team");
            assertThat(slow.receivers()).containsExactly("shop-team");
            assertThat(named(alerts, "Watchdog").receivers()).containsExactly("dead-mans-switch");
        }
    }

    private static Alert named(List<Alert> alerts, String name) {
        return alerts.stream()
                .filter(alert -> alert.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_is_forty_pods_of_eight_services_on_four_nodes() {
        PodTable table = pods(CALM);
        assertThat(table.pods()).hasSizeBetween(38, 44);
        assertThat(table.all().stream().map(Pod::node).distinct()).hasSize(4);
        assertThat(table.all().stream()
                        .filter(pod -> pod.key().namespace().equals("shop"))
                        .map(pod -> pod.owner().name())
                        .distinct())
                .hasSize(8);
    }

    @Test
    void all_is_calm_before_the_rollout() {
        assertThat(value(CALM, ERRORS)).isLessThan(0.02);
        assertThat(value(CALM, P95)).isLessThan(0.3);
        assertThat(value(CALM, PENDING)).isZero();
        assertThat(lines(CALM, "HikariPool")).isLessThan(5);
        assertThat(firing(CALM)).doesNotContain("HighErrorRate", "HighLatency").contains("Watchdog");
        assertThat(pods(CALM).all()).noneMatch(pod -> pod.status().equals("CrashLoopBackOff"));
    }

    @Test
    void the_metrics_see_the_incident() {
        assertThat(value(WORST, ERRORS)).isGreaterThan(0.2);
        assertThat(value(WORST, P95)).isGreaterThan(1);
        assertThat(value(WORST, PENDING)).isGreaterThan(10);
        assertThat(value(
                        WORST,
                        "sum(rate(http_requests_total{code=~\"5..\"}[1m])) / sum(rate(http_requests_total[1m]))"))
                .isGreaterThan(0.01);
    }

    @Test
    void the_logs_see_the_incident() {
        assertThat(lines(WORST, "HikariPool-1 \"Connection is not available\"")).isGreaterThan(50);
        assertThat(lines(WORST, "OutOfMemoryError")).isPositive();
    }

    @Test
    void the_alerts_see_the_incident_pending_first() {
        assertThat(firing(WORST)).contains("HighErrorRate", "HighLatency", "PodRestarting");
        List<Rule.State> states = new ArrayList<>();
        for (int second = 120; second < 480; second += 5) {
            Instant now = CYCLE.plusSeconds(second);
            try (var cluster = at(now)) {
                for (Rule rule : success(cluster.metrics().rules(soon()))) {
                    if (rule instanceof Rule.Alerting alerting && rule.name().equals("HighErrorRate")) {
                        if (states.isEmpty() || states.getLast() != alerting.state()) {
                            states.add(alerting.state());
                        }
                    }
                }
            }
        }
        assertThat(states)
                .containsExactly(Rule.State.INACTIVE, Rule.State.PENDING, Rule.State.FIRING, Rule.State.INACTIVE);
    }

    @Test
    void the_pods_see_the_incident() {
        PodTable table = pods(WORST);
        assertThat(table.all()).anyMatch(pod -> pod.status().equals("CrashLoopBackOff"));
        ContainerRestart newest = table.restarts().getFirst();
        assertThat(newest.pod().name()).startsWith("checkout-");
        assertThat(newest.ended().reason()).isEqualTo("OOMKilled");
        assertThat(newest.ended().exitCode()).isEqualTo(137);
        assertThat(table.restarts())
                .anyMatch(restart -> restart.ended().reason().equals("Error"));
        assertThat(table.all()).anyMatch(pod -> pod.status().equals("ImagePullBackOff"));
        assertThat(table.all()).anyMatch(pod -> pod.status().equals("Completed"));
    }

    @Test
    void the_container_before_a_restart_says_why_it_ended() {
        try (var cluster = at(WORST)) {
            ContainerRestart newest = pods(WORST).restarts().getFirst();
            var query = new PodLogQuery(newest.pod(), "", true, null, 5);
            List<LogEntry> lines = success(cluster.workloads().logs(query, soon()));
            assertThat(lines.getLast().message()).contains("OutOfMemoryError");
        }
    }

    @Test
    void restarts_in_metrics_are_the_restarts_of_the_pods() {
        Instant later = CYCLE.plusSeconds(285);
        double counted = value(later, "sum(kube_pod_container_status_restarts_total{pod=~\"checkout-.*\"})");
        assertThat(counted)
                .isEqualTo(pods(later).all().stream()
                        .filter(pod -> pod.owner().name().equals("checkout"))
                        .mapToInt(Pod::restarts)
                        .sum())
                .isEqualTo(4);
    }

    @Test
    void all_recovers_after_the_rollback() {
        Instant after = CYCLE.plusSeconds(420);
        assertThat(value(after, ERRORS)).isLessThan(0.02);
        assertThat(value(after, PENDING)).isZero();
        assertThat(firing(after)).doesNotContain("HighErrorRate");
        assertThat(pods(after).all().stream().filter(pod -> pod.owner().name().equals("checkout")))
                .hasSize(3)
                .allSatisfy(
                        pod -> assertThat(pod.containers().getFirst().image()).endsWith("1.14.0"));
    }

    @Test
    void the_past_is_the_same_whenever_it_is_asked_for() {
        var range = new RangeQuery(
                "sum by (service) (rate(http_requests_total[1m]))",
                TimeRange.last(Duration.ofMinutes(30), WORST),
                Duration.ofSeconds(15));
        var logs = LogQuery.all(TimeRange.last(Duration.ofMinutes(1), WORST));
        try (var then = at(WORST);
                var later = at(WORST.plus(Duration.ofHours(9)))) {
            assertThat(success(later.metrics().range(range, soon())))
                    .isEqualTo(success(then.metrics().range(range, soon())))
                    .hasSize(5);
            assertThat(success(later.logs().search(logs, null, 100, soon())).entries())
                    .isEqualTo(
                            success(then.logs().search(logs, null, 100, soon())).entries());
        }
    }

    @Test
    void another_seed_is_another_shop() {
        try (var one = new DemoCluster(1, InstantSource.fixed(CALM));
                var two = new DemoCluster(2, InstantSource.fixed(CALM))) {
            assertThat(two.workloads()
                            .pods()
                            .latest()
                            .known()
                            .orElseThrow()
                            .pods()
                            .keySet())
                    .isNotEqualTo(one.workloads()
                            .pods()
                            .latest()
                            .known()
                            .orElseThrow()
                            .pods()
                            .keySet());
        }
    }

    @Test
    void yesterday_was_a_little_different() {
        String now = "sum(rate(http_requests_total[1m]))";
        double ratio = value(CALM, now + " / " + "sum(rate(http_requests_total[1m] offset 1d))");
        assertThat(ratio).isBetween(0.7, 1.4).isNotEqualTo(1.0);
    }

    @Test
    void pages_of_lines_neither_skip_nor_repeat() {
        var query = LogQuery.all(TimeRange.last(Duration.ofSeconds(30), WORST));
        try (var cluster = at(WORST)) {
            Set<String> ids = new HashSet<>();
            long before = Long.MAX_VALUE;
            LogPage page = success(cluster.logs().search(query, null, 37, soon()));
            long total = page.total();
            while (true) {
                for (LogEntry entry : page.entries()) {
                    assertThat(ids.add(entry.id())).isTrue();
                    assertThat(entry.timeNanos()).isLessThanOrEqualTo(before);
                    before = entry.timeNanos();
                }
                if (page.next() == null) {
                    break;
                }
                page = success(cluster.logs().search(query, page.next(), 37, soon()));
            }
            assertThat(ids).hasSize((int) total);
            assertThat(total / 30.0).isBetween(20.0, 80.0);
        }
    }

    @Test
    void the_histogram_counts_what_the_search_finds() {
        var query = LogQuery.all(TimeRange.last(Duration.ofMinutes(10), WORST)).withText("-GET");
        try (var cluster = at(WORST)) {
            LogHistogram histogram = success(cluster.logs().histogram(query, 60, soon()));
            assertThat(histogram.total())
                    .isEqualTo(success(cluster.logs().search(query, null, 1, soon()))
                            .total());
            assertThat(histogram.total(LogLevel.FATAL)).isPositive();
            assertThat(histogram.stepMs()).isEqualTo(10_000);
        }
    }

    private static long lucene(String text) {
        var range = TimeRange.last(Duration.ofMinutes(2), WORST);
        var query = new LogQuery(range, text, LogQuery.Language.LUCENE, Set.of(), List.of());
        try (var cluster = at(WORST)) {
            return success(cluster.logs().search(query, null, 1, soon())).total();
        }
    }

    @Test
    void lucene_knows_fields_operators_groups_and_wildcards() {
        long errors = lucene("log.level:error");
        long ofCheckout = lucene("log.level:error AND service.name:checkout");
        assertThat(ofCheckout).isPositive().isLessThan(errors);
        assertThat(lucene("log.level:error NOT service.name:checkout")).isEqualTo(errors - ofCheckout);
        assertThat(lucene("service.name:(checkout OR frontend) AND log.level:error"))
                .isBetween(ofCheckout, errors);
        assertThat(lucene("log.level:error AND kubernetes.pod.name:checkout-*")).isEqualTo(ofCheckout);
        assertThat(lucene("message:\"Connection is not available\"")).isEqualTo(ofCheckout);
        assertThat(lucene("no.such.field:x")).isZero();
    }

    @Test
    void what_the_demo_cannot_search_for_it_says() {
        var range = TimeRange.last(Duration.ofMinutes(2), WORST);
        var query = new LogQuery(range, "status:[1 TO 2]", LogQuery.Language.LUCENE, Set.of(), List.of());
        try (var cluster = at(WORST)) {
            var outcome = (Outcome.Failed<LogPage>) cluster.logs().search(query, null, 1, soon());
            assertThat(outcome.failure()).isInstanceOfSatisfying(Failure.BadQuery.class, bad -> {
                assertThat(bad.detail().toString()).contains("the demo cannot");
                assertThat(bad.column()).isEqualTo(8);
            });
        }
    }

    @Test
    void filters_and_levels_narrow_a_search() {
        var query = new LogQuery(
                TimeRange.last(Duration.ofMinutes(2), WORST),
                "",
                LogQuery.Language.PLAIN,
                Set.of(LogLevel.ERROR),
                List.of(LogFilter.of(LogFilter.Subject.SERVICE, "cart")));
        try (var cluster = at(WORST)) {
            assertThat(success(cluster.logs().search(query, null, 50, soon())).entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> {
                        assertThat(entry.level()).isEqualTo(LogLevel.ERROR);
                        assertThat(entry.service()).isEqualTo("cart");
                    });
        }
    }

    @Test
    void one_silence_is_active_and_mutes_the_full_disk() {
        // four hours into the twelve in which the disk fills
        Instant full = Instant.parse("2026-03-04T10:00:00Z");
        try (var cluster = at(full)) {
            assertThat(success(cluster.alerts().silences(List.of(), soon())))
                    .filteredOn(silence -> silence.state() == Silence.State.ACTIVE)
                    .hasSize(1);
            assertThat(success(cluster.alerts().alerts(AlertFilter.ALL, soon())))
                    .filteredOn(alert -> alert.name().equals("NodeDiskFilling"))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.state()).isEqualTo(Alert.State.SUPPRESSED));
        }
    }

    @Test
    void a_wrong_query_is_refused_at_its_column() {
        try (var cluster = at(CALM)) {
            var outcome = (Outcome.Failed<List<Sample>>)
                    cluster.metrics().instant(new InstantQuery("sum(rate(up[5m])", CALM), soon());
            assertThat(outcome.failure())
                    .isInstanceOfSatisfying(
                            Failure.BadQuery.class,
                            bad -> assertThat(bad.column()).isEqualTo(17));
            var unknown = (Outcome.Failed<List<Sample>>)
                    cluster.metrics().instant(new InstantQuery("1 + acosh(up)", CALM), soon());
            assertThat(unknown.failure().detail()).isEqualTo(Detail.of("demo.beyond", "acosh()"));
        }
    }

    private static final Duration MOMENT = Duration.ofMillis(400);

    /** In time that the thread itself worked. */
    @Test
    void an_hour_of_lines_is_searched_and_counted_in_a_moment() {
        var query = LogQuery.all(TimeRange.last(Duration.ofHours(1), WORST));
        try (var cluster = at(WORST)) {
            for (String text : List.of("", "hikari", "GET 404", "\"200 in\"")) {
                long search = Long.MAX_VALUE;
                long histogram = Long.MAX_VALUE;
                // More rounds where the compiler is slow to come to it: code that waits for it is slow, and no fault.
                for (int round = 0;
                        round < 8 || round < 40 && Math.max(search, histogram) >= MOMENT.toNanos();
                        round++) {
                    long begun = cpuNanos();
                    success(cluster.logs().search(query.withText(text), null, 200, soon()));
                    long between = cpuNanos();
                    success(cluster.logs().histogram(query.withText(text), 60, soon()));
                    search = Math.min(search, between - begun);
                    histogram = Math.min(histogram, cpuNanos() - between);
                }
                System.err.printf(
                        "the demo's logs, [%s]: search %.1f ms, histogram %.1f ms%n",
                        text, search / 1e6, histogram / 1e6);
                assertThat(Duration.ofNanos(Math.max(search, histogram))).isLessThan(MOMENT);
            }
        }
    }

    /** Of this thread: a busy machine does not make it longer. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
