package dev.porthole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.text.Amount;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Situations that real clusters got wrong numbers in, in one real Prometheus; each case's head says what is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MetricCases {

    private static final List<String> CASES = List.of(
            "M01-two-jobs",
            "M02-ha-replicas",
            "M04-same-node-name-in-two-clusters",
            "M05-read-only-full",
            "M06-one-without-MemAvailable",
            "M07b-iowait-jitters",
            "M09-only-inf-bucket",
            "M11-istio-both-reporters",
            "M12-different-buckets",
            "M13-app-down-ingress-502",
            "M14-traefik-and-app",
            "M15-mesh-and-podmonitor",
            "M16-pool-without-service-label",
            "M17-mongo-size-is-current",
            "M18-jdbc-unlimited",
            "M19-two-pool-families",
            "M20-service-label-on-some",
            "M21-nginx-honor-labels",
            "M22-scrape-every-5-minutes",
            "M23-avail-wrapped",
            "M23b-avail-wrapped-only-disk",
            "M26-otel-without-unit-suffix",
            "M27-status_code-on-http_requests_total",
            "M28-only-histogram-with-code",
            "M29-one-service-two-bucket-layouts",
            "M32-mesh-and-app-same-service",
            "M33-failures-in-second-family-only",
            "M39-one-node-tells-NaN",
            "M41-restarts-from-two-replicas",
            "M42-app-label-on-one-job",
            "M44-one-pod-pool-full",
            "M45-traefik-namespace-filter",
            "M50-two-exporters-on-one-node",
            "N01-network-and-pod-states");

    private BackfilledPrometheus server;
    private final Map<String, World> worlds = new TreeMap<>();

    abstract BackfilledPrometheus server() throws IOException;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = server();
        Map<String, Instant> moments = new TreeMap<>();
        for (String name : CASES) {
            Instant now = server.nextWorld();
            server.write(PromCase.named(name).before(now, name.startsWith("M22") ? 300 : 15));
            moments.put(name.split("-")[0], now);
        }
        var source = server.start();
        moments.forEach((name, now) -> worlds.put(name, new World(source, now)));
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    private TileReading tile(String name, String id) {
        return tile(name, id, "");
    }

    private TileReading tile(String name, String id, String namespace) {
        TileReading reading = worlds.get(name).tiles(namespace).get(id);
        assertThat(reading.absence()).as(id).isEmpty();
        if (reading.trend().isPresent() && id.equals("cpu")) {
            assertThat(reading.trend().get().last())
                    .as("the line ends where the number is")
                    .isCloseTo(reading.value(), within(0.02));
        }
        return reading;
    }

    private void cpu(String name, double share, int nodes) {
        TileReading cpu = tile(name, "cpu");
        assertThat(cpu.value()).isCloseTo(share, within(0.005));
        assertThat(cpu.detail().arguments().getFirst()).isEqualTo(nodes);
    }

    private void memory(String name, double used, double size) {
        TileReading memory = tile(name, "memory");
        double gibi = 1 << 30;
        assertThat(((Amount) memory.detail().arguments().get(0)).value() / gibi).isCloseTo(used, within(0.01));
        assertThat(((Amount) memory.detail().arguments().get(1)).value() / gibi).isCloseTo(size, within(0.01));
        assertThat(memory.value()).isCloseTo(used / size, within(1e-6));
    }

    private void requests(String name, double rate) {
        assertThat(tile(name, "requests").value()).isCloseTo(rate, within(rate * 0.01));
    }

    private TileReading errors(String name, double share) {
        TileReading errors = tile(name, "errors");
        assertThat(errors.value()).isCloseTo(share, within(0.003));
        return errors;
    }

    private void latency(String name, double seconds) {
        assertThat(tile(name, "latency").value()).isCloseTo(seconds, within(seconds * 0.02));
    }

    @Test
    void a_target_of_two_jobs_is_one_target() {
        cpu("M01", 0.25, 3);
        memory("M01", 36, 48);
    }

    @Test
    void two_replicas_of_prometheus_tell_one_cluster() {
        cpu("M02", 0.25, 3);
        memory("M02", 36, 48);
        requests("M02", 10);
        latency("M02", 0.75);
        TileReading pool = tile("M02", "pool");
        assertThat(pool.value()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void a_node_name_may_stand_for_a_machine_in_each_cluster() {
        cpu("M04", 0.25, 4);
    }

    @Test
    void what_cannot_be_written_is_not_full() {
        TileReading disk = tile("M05", "disk");
        assertThat(disk.value()).isCloseTo(0.4, within(1e-6));
        assertThat(disk.severity()).isEqualTo(Severity.OK);
        assertThat(disk.detail().arguments()).contains("/var");
    }

    @Test
    void memory_that_is_available_can_be_added_up() {
        memory("M06", 28, 48);
    }

    @Test
    void a_counter_that_jitters_makes_no_processor_time() {
        cpu("M07b", 0.25, 1);
    }

    @Test
    void buckets_without_bounds_say_nothing_and_that_is_said() {
        requests("M09", 10);
        TileReading latency = worlds.get("M09").tiles("").get("latency");
        assertThat(latency.absence().orElseThrow().key()).isEqualTo("board.absent.bucketsSayNothing");
    }

    @Test
    void both_sides_of_a_mesh_see_the_same_request() {
        requests("M11", 10);
        errors("M11", 0.05);
        latency("M11", 0.175);
    }

    @Test
    void quantiles_of_different_buckets_are_those_of_the_slowest_service() {
        TileReading latency = tile("M12", "latency");
        assertThat(latency.value()).isCloseTo(0.2375, within(0.001));
        assertThat(latency.severity()).isEqualTo(Severity.OK);
        assertThat(latency.focus().get("service")).isEqualTo("pay");
        assertThat(latency.doubts().sentences()).anySatisfy(doubt -> {
            assertThat(doubt.key()).isEqualTo("doubt.WORST_SERVICE");
            assertThat(doubt.arguments()).containsExactly("pay");
        });
    }

    @Test
    void a_share_of_failures_is_made_within_one_family() {
        TileReading errors = tile("M13", "errors");
        assertThat(errors.value()).isBetween(0.0, 1.0);
        assertThat(errors.doubts().sentences()).anySatisfy(doubt -> {
            assertThat(doubt.key()).isEqualTo("doubt.OTHER_VANTAGE");
            assertThat(doubt.arguments()).containsExactly("ingress-nginx", "shop", "Prometheus client");
        });
        assertThat(errors.doubts().weakened()).isTrue();
        assertThat(tile("M33", "errors").value()).isBetween(0.0, 1.0);
    }

    @Test
    void ingress_and_application_count_the_same_request() {
        requests("M14", 10);
    }

    @Test
    void mesh_and_application_count_the_same_request() {
        requests("M15", 10);
        requests("M32", 10);
    }

    @Test
    void the_fullest_pool_decides_and_is_named() {
        for (String name : List.of("M16", "M19", "M44")) {
            TileReading pool = tile(name, "pool");
            assertThat(pool.value()).as(name).isCloseTo(1, within(1e-9));
            assertThat(pool.severity()).as(name).isEqualTo(Severity.CRITICAL);
        }
        assertThat(tile("M16", "pool").focus().get("service")).isEqualTo("orders");
        assertThat(tile("M19", "pool").focus().get("service")).isEqualTo("busy");
        assertThat(tile("M44", "pool").focus().get("service")).isEqualTo("shop");
    }

    @Test
    void a_pool_without_a_limit_has_no_share() {
        for (String name : List.of("M17", "M18")) {
            TileReading pool = tile(name, "pool");
            assertThat(pool.severity()).as(name).isEqualTo(Severity.OK);
            assertThat(pool.detail().key()).as(name).isEqualTo("board.detail.poolUnlimited");
            assertThat(pool.value()).as(name).isEqualTo(name.equals("M17") ? 2 : 3);
        }
    }

    @Test
    void each_series_is_named_by_the_best_label_it_has() {
        requests("M20", 60);
        assertThat(errors("M20", 5 / 60.0).focus().get("service")).isEqualTo("batch");
        assertThat(tile("M42", "requests").value()).isBetween(28.9, 30.1);
        assertThat(tile("M42", "errors").focus().get("service")).isEqualTo("pay");
        assertThat(tile("M21", "requests", "shop").value()).isCloseTo(10, within(0.1));
        assertThat(errors("M21", 0.1).focus()).isEqualTo(Labels.of("namespace", "shop", "service", "web"));
    }

    @Test
    void the_window_follows_the_scrape_interval() {
        cpu("M22", 0.25, 1);
        requests("M22", 10);
    }

    @Test
    void a_wrapped_number_is_a_full_disk() {
        for (String name : List.of("M23", "M23b")) {
            TileReading disk = tile(name, "disk");
            assertThat(disk.value()).as(name).isEqualTo(1);
            assertThat(disk.severity()).as(name).isEqualTo(Severity.CRITICAL);
            assertThat(disk.doubts().weakened()).as(name).isTrue();
        }
    }

    @Test
    void families_by_other_names_are_known() {
        requests("M26", 10);
        requests("M27", 10);
        errors("M27", 0.1);
        requests("M28", 10);
        errors("M28", 0.1);
        latency("M28", 0.75);
    }

    @Test
    void latency_is_of_the_family_that_counts() {
        latency("M29", 0.185);
    }

    @Test
    void a_node_that_tells_nothing_is_left_out_and_named() {
        cpu("M39", 0.25, 1);
        assertThat(tile("M39", "cpu").doubts().weakened()).isTrue();
        assertThat(tile("M39", "cpu").doubts().sentences().toString()).contains("n2");
    }

    @Test
    void restarts_that_two_replicas_tell_happened_once() {
        World world = worlds.get("M41");
        SignalAnswer restarts = world.by(Known.RESTARTS, SignalScope.namespace("s"), Grouping.POD);
        assertThat(restarts.series()).hasSize(1);
        assertThat(restarts.series().getFirst().labels()).isEqualTo(Labels.of("namespace", "s", "pod", "web-1"));
    }

    @Test
    void the_namespace_filter_finds_what_traefik_names() {
        TileReading requests = tile("M45", "requests", "shop");
        assertThat(requests.value()).isCloseTo(10, within(0.1));
        assertThat(worlds.get("M45").tiles("traefik").get("requests").absence()).isPresent();
        SignalAnswer services = worlds.get("M45").by(Known.REQUESTS, SignalScope.CLUSTER, Grouping.SERVICE);
        assertThat(services.series())
                .extracting(TimeSeries::labels)
                .containsExactly(Labels.of("namespace", "shop", "service", "web"));
    }

    @Test
    void two_exporters_on_a_node_tell_one_node() {
        cpu("M50", 0.25, 1);
        memory("M50", 12, 16);
    }

    private static Map<Labels, Double> last(SignalAnswer answer) {
        Map<Labels, Double> last = new java.util.HashMap<>();
        answer.series().forEach(series -> last.put(series.labels(), (double) Math.round(series.last())));
        return last;
    }

    @Test
    void the_network_is_what_machines_send_and_receive_and_what_they_lose() {
        TileReading network = tile("N01", "network");
        assertThat(network.value()).isCloseTo(3000, within(30.0));
        assertThat(network.severity()).isEqualTo(Severity.WARNING);
        assertThat(network.focus()).isEqualTo(Labels.of("node", "n2"));
        World world = worlds.get("N01");
        assertThat(last(world.by(Known.NETWORK, SignalScope.CLUSTER, Grouping.DIRECTION)))
                .isEqualTo(
                        Map.of(Labels.of("direction", "receive"), 2000.0, Labels.of("direction", "transmit"), 1000.0));
        assertThat(last(world.by(Known.NETWORK, SignalScope.CLUSTER, Grouping.NODE)))
                .isEqualTo(Map.of(Labels.of("node", "n1"), 1500.0, Labels.of("node", "n2"), 1500.0));
    }

    @Test
    void each_pod_is_in_one_state() {
        World world = worlds.get("N01");
        assertThat(last(world.by(Known.POD_STATES, SignalScope.CLUSTER, Grouping.STATE)))
                .isEqualTo(Map.of(
                        Labels.of("state", "Running"), 1.0,
                        Labels.of("state", "NotReady"), 1.0,
                        Labels.of("state", "CrashLoopBackOff"), 1.0,
                        Labels.of("state", "Pending"), 1.0));
        assertThat(last(world.by(Known.POD_STATES, SignalScope.namespace("s"), Grouping.WORKLOAD)))
                .isEqualTo(Map.of(
                        Labels.of("namespace", "s", "workload", "web"), 2.0,
                        Labels.of("namespace", "s", "workload", "pay"), 1.0,
                        Labels.of("namespace", "s", "workload", "db"), 1.0));
    }
}
