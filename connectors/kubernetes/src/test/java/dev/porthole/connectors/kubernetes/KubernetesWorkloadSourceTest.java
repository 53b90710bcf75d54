package dev.porthole.connectors.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.api.workloads.WorkloadSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real API server, with pods of this test's own. */
class KubernetesWorkloadSourceTest extends WorkloadSourceContract {

    @TempDir
    static Path folder;

    private static TestCluster cluster;
    private static Path log;
    private static final Instant BEGIN = Instant.parse("2026-01-31T10:00:00Z");

    private final List<ClusterConnection> open = new ArrayList<>();

    @BeforeAll
    static void pods() throws IOException {
        cluster = new TestCluster();
        cluster.pod("talker", Map.of("app", "talker"), 8080);
        log = folder.resolve("talker.log");
        for (int i = 0; i < 5; i++) {
            print(log, i, "level=info msg=\"line " + i + "\"");
        }
        Path previous = folder.resolve("previous.log");
        print(previous, 0, "{\"log.level\":\"ERROR\",\"message\":\"out of memory\"}");
        cluster.logs("talker", log, previous);
        cluster.awaitLogs("talker", "line 4");
    }

    private static void print(Path file, int number, String line) throws IOException {
        String time = BEGIN.plusMillis(number * 10L).toString();
        Files.writeString(
                file, time + " stdout F " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @AfterAll
    static void clean() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void close() {
        open.forEach(ClusterConnection::close);
    }

    @Override
    protected WorkloadSource source() {
        var connection = ClusterConnection.open(cluster.context());
        open.add(connection);
        return connection.workloads();
    }

    @Override
    protected PodKey podWithLogs() {
        return new PodKey(cluster.namespace(), "talker");
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    @Test
    void a_restart_is_seen_with_its_reason_and_kept_after_the_next() throws Exception {
        cluster.pod("crasher", Map.of("app", "crasher"), 8080);
        var key = new PodKey(cluster.namespace(), "crasher");
        var latest = new AtomicReference<>(PodTable.EMPTY);
        try (WorkloadSource source = source();
                Subscription subscription =
                        source.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
            TestCluster.await("the pod", () -> latest.get().pods().containsKey(key));
            assertThat(restarts(latest.get(), key)).isEmpty();
            crash("crasher", 1, "OOMKilled", 137, "2026-01-31T10:00:00Z");
            TestCluster.await(
                    "the first restart", () -> restarts(latest.get(), key).size() == 1);
            Pod pod = latest.get().pods().get(key);
            assertThat(pod.status()).isEqualTo("CrashLoopBackOff");
            assertThat(pod.restarts()).isEqualTo(1);
            assertThat(pod.ready()).isFalse();
            crash("crasher", 2, "Error", 1, "2026-01-31T10:05:00Z");
            TestCluster.await(
                    "the second restart", () -> restarts(latest.get(), key).size() == 2);
            assertThat(restarts(latest.get(), key))
                    .extracting(restart -> restart.count() + " "
                            + restart.ended().reason() + " " + restart.ended().exitCode())
                    .containsExactly("2 Error 1", "1 OOMKilled 137");
            cluster.delete("crasher");
            TestCluster.await("the pod to go", () -> !latest.get().pods().containsKey(key));
            assertThat(restarts(latest.get(), key)).hasSize(2);
        }
    }

    private static List<ContainerRestart> restarts(PodTable table, PodKey key) {
        return table.restarts().stream()
                .filter(restart -> restart.pod().equals(key))
                .toList();
    }

    private static void crash(String pod, int count, String reason, int exitCode, String at) {
        cluster.status(pod, """
            {"conditions":[{"type":"Ready","status":"False"}],
             "containerStatuses":[{"name":"main","image":"registry.example/main:1","imageID":"","ready":false,
              "restartCount":%d,"state":{"waiting":{"reason":"CrashLoopBackOff"}},
              "lastState":{"terminated":{"reason":"%s","exitCode":%d,"finishedAt":"%s"}}}]}
            """.formatted(count, reason, exitCode, at));
    }

    @Test
    void events_are_kept_after_the_api_has_forgotten_them() throws Exception {
        try (WorkloadSource source = source();
                Subscription listening = source.pods().subscribe(now -> {})) {
            cluster.pod("probed", Map.of("app", "probed"), 8080);
            cluster.event("probed", "Unhealthy", "Liveness probe failed: HTTP 500");
            TestCluster.await("the event", () -> events(source).contains("Liveness probe failed: HTTP 500"));

            cluster.forgetEvent("probed", "Unhealthy");
            TestCluster.await(
                    "that the server has forgotten it",
                    () -> cluster.client()
                                    .v1()
                                    .events()
                                    .inNamespace(cluster.namespace())
                                    .withName("probed.unhealthy")
                                    .get()
                            == null);
            cluster.event("probed", "Killing", "Container will be restarted");
            TestCluster.await("a later event", () -> events(source).contains("Container will be restarted"));

            assertThat(events(source)).contains("Liveness probe failed: HTTP 500");
        }
    }

    private static List<String> events(WorkloadSource source) {
        return success(source.events(cluster.namespace(), soon())).stream()
                .map(ClusterEvent::message)
                .toList();
    }

    @Test
    void a_source_of_one_namespace_has_only_that() throws Exception {
        var latest = new AtomicReference<>(PodTable.EMPTY);
        try (var connection = ClusterConnection.open(cluster.context());
                WorkloadSource source = connection.workloads(cluster.namespace());
                Subscription subscription =
                        source.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
            TestCluster.await("pods", () -> !latest.get().pods().isEmpty());
            assertThat(latest.get().pods().keySet())
                    .allSatisfy(key -> assertThat(key.namespace()).isEqualTo(cluster.namespace()));
            assertThat(success(source.namespaces(soon()))).containsExactly(cluster.namespace());
        }
    }

    @Test
    void the_container_before_the_restart_has_its_own_lines() {
        try (WorkloadSource source = source()) {
            List<LogEntry> lines = success(source.logs(new PodLogQuery(podWithLogs(), "", true, null, 0), soon()));
            assertThat(lines).extracting(LogEntry::message).containsExactly("out of memory");
        }
    }

    @Test
    void lines_since_a_moment_begin_there_to_the_millisecond() {
        try (WorkloadSource source = source()) {
            List<LogEntry> lines =
                    success(source.logs(new PodLogQuery(podWithLogs(), "", false, BEGIN.plusMillis(30), 0), soon()));
            assertThat(lines).extracting(LogEntry::message).startsWith("line 3", "line 4");
        }
    }

    @Test
    void following_loses_and_repeats_nothing_when_the_stream_breaks() throws Exception {
        cluster.pod("runner", Map.of("app", "runner"), 8080);
        Path file = folder.resolve("runner.log");
        for (int i = 0; i < 3; i++) {
            print(file, i, "line " + i);
        }
        cluster.logs("runner", file, file);
        cluster.awaitLogs("runner", "line 2");
        var heard = new CopyOnWriteArrayList<String>();
        var states = new CopyOnWriteArrayList<Optional<Failure>>();
        var listener = new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                lines.forEach(line -> heard.add(line.message()));
            }

            @Override
            public void state(Optional<Failure> failure) {
                states.add(failure);
            }
        };
        try (var relay = new dev.porthole.connectors.kubernetes.server.Relay(
                        cluster.context().cluster().server());
                var connection = ClusterConnection.open(relay.through(cluster.context()));
                WorkloadSource source = connection.workloads();
                Subscription subscription =
                        source.follow(PodLogQuery.tail(new PodKey(cluster.namespace(), "runner"), 0), listener)) {
            TestCluster.await("the first lines", () -> heard.size() >= 3);
            for (int i = 3; i < 30; i++) {
                if (i % 10 == 5) {
                    relay.cut();
                }
                print(file, i, "line " + i);
                int expected = i + 1;
                TestCluster.await("line " + i, () -> heard.size() >= expected);
            }
            var all = new ArrayList<String>();
            for (int i = 0; i < 30; i++) {
                all.add("line " + i);
            }
            assertThat(heard).containsExactlyElementsOf(all);
            assertThat(states).last().isEqualTo(Optional.empty());
        }
    }
}
