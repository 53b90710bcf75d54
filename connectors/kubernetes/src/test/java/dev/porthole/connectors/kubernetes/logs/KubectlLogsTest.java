package dev.porthole.connectors.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.Cases;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.Kubectl;
import dev.porthole.connectors.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same lines in the same order as {@code kubectl logs}, read, followed and searched, through a real kubelet's code. */
@Timeout(180)
class KubectlLogsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T18:00:00Z");

    @TempDir
    private Path folder;

    private final Kubectl kubectl = new Kubectl();
    private TestCluster cluster;
    private ClusterConnection connection;
    private WorkloadSource workloads;

    @BeforeEach
    void open() {
        cluster = new TestCluster();
        connection = ClusterConnection.open(cluster.context());
        workloads = connection.workloads(cluster.namespace());
    }

    @AfterEach
    void close() {
        connection.close();
        cluster.close();
    }

    private Path served(String pod, String file, String last) throws IOException {
        cluster.pod(pod, Map.of("app", pod), 8080);
        Path log = Files.writeString(folder.resolve(pod + ".log"), file);
        cluster.logs(pod, log, log);
        cluster.awaitLogs(pod, last);
        return log;
    }

    private PodLogQuery all(String pod) {
        return PodLogQuery.tail(new PodKey(cluster.namespace(), pod), 0);
    }

    private List<String> theirs(String pod) throws IOException, InterruptedException {
        return kubectl.lines("logs", "-n", cluster.namespace(), pod);
    }

    private List<String> read(String pod) {
        Outcome<List<LogEntry>> read = workloads.logs(all(pod), Deadline.after(Duration.ofSeconds(20)));
        assertThat(read).isInstanceOf(Outcome.Success.class);
        return texts(((Outcome.Success<List<LogEntry>>) read).value());
    }

    /** The lines of these tests begin with words that stay in the message. */
    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::message).toList();
    }

    private List<String> followed(String pod, int lines) {
        var heard = new CopyOnWriteArrayList<LogEntry>();
        try (Subscription following = workloads.follow(all(pod), new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> more) {
                heard.addAll(more);
            }

            @Override
            public void state(Optional<Failure> failure) {}
        })) {
            TestCluster.await(lines + " lines", () -> heard.size() >= lines);
        }
        return texts(heard);
    }

    /** Oldest first. */
    private List<LogEntry> searched(String pod) {
        var latest = new AtomicReference<>(PodTable.EMPTY);
        try (Subscription following =
                workloads.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
            TestCluster.await(
                    "the pod",
                    () -> latest.get().all().stream()
                            .anyMatch(there -> there.key().name().equals(pod)));
        }
        var source = connection.podLogs(
                workloads,
                () -> latest.get().all().stream()
                        .filter(there -> there.key().name().equals(pod))
                        .toList(),
                new SampleLanguage());
        var query = LogQuery.all(new TimeRange(BEGIN, BEGIN.plus(Duration.ofHours(2))));
        Outcome<LogPage> page = source.search(query, null, 1_000, Deadline.after(Duration.ofSeconds(20)));
        assertThat(page).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<LogPage>) page).value().entries().reversed();
    }

    @Test
    void lines_out_of_order_are_all_there_in_kubectl_s_order() throws Exception {
        String file = Cases.text("out-of-order.cri.log").replace("INFO start", "start");
        served("odd", file, "part three");
        List<String> theirs = theirs("odd");

        assertThat(theirs).hasSize(7);
        assertThat(read("odd")).isEqualTo(theirs);
        assertThat(followed("odd", 7)).isEqualTo(theirs);
        assertThat(texts(searched("odd"))).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void generated_files_are_read_and_followed_as_kubectl_prints_them() throws Exception {
        int lines = 0;
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var file = new StringBuilder();
            Instant now = BEGIN;
            for (int i = 0; i < 60; i++) {
                now = random.nextInt(15) == 0
                        ? now.minusMillis(random.nextInt(3_000))
                        : now.plusNanos(random.nextInt(4) * 250_000_001L);
                String zone = random.nextInt(20) == 0
                        ? now.atOffset(java.time.ZoneOffset.ofHours(9)).toString()
                        : now.toString();
                file.append(zone)
                        .append(random.nextBoolean() ? " stdout " : " stderr ")
                        .append(random.nextInt(8) == 0 && i < 59 ? "P " : "F ")
                        .append("line ")
                        .append(random.nextInt(10))
                        .append(random.nextInt(10) == 0 ? " \u001b[31mred\u001b[0m \ud83d\ude80" : "")
                        .append('\n');
            }
            file.append(now.plusSeconds(1))
                    .append(" stdout F the end ")
                    .append(seed)
                    .append('\n');
            String pod = "generated-" + seed;
            served(pod, file.toString(), "the end " + seed);
            List<String> theirs = theirs(pod);

            assertThat(read(pod)).as("seed %d", seed).isEqualTo(theirs);
            assertThat(followed(pod, theirs.size())).as("seed %d", seed).isEqualTo(theirs);
            lines += theirs.size();
        }
        assertThat(lines).isGreaterThan(400);
    }

    @Test
    void a_native_sidecar_s_lines_are_read_and_searched_like_any_other_s() throws Exception {
        cluster.apply("""
            apiVersion: v1
            kind: Pod
            metadata: {name: meshed}
            spec:
              schedulerName: nobody
              initContainers:
              - {name: proxy, image: "registry.example/proxy:1", restartPolicy: Always}
              containers:
              - {name: main, image: "registry.example/main:1"}
            """);
        cluster.replaceStatus("meshed", """
            {"phase":"Running","conditions":[{"type":"Initialized","status":"True"},{"type":"Ready","status":"True"}],
             "initContainerStatuses":[{"name":"proxy","image":"x","imageID":"","ready":true,"started":true,
              "restartCount":0,"state":{"running":{"startedAt":"2026-11-26T09:00:00Z"}}}],
             "containerStatuses":[{"name":"main","image":"x","imageID":"","ready":true,"started":true,
              "restartCount":0,"state":{"running":{"startedAt":"2026-11-26T09:00:00Z"}}}]}
            """);
        cluster.bindTo("meshed", "worker-1");
        Path log = Files.writeString(folder.resolve("meshed.log"), BEGIN + " stdout F of the mesh\n");
        cluster.logs("meshed", log, log);
        TestCluster.await("the sidecar's log", () -> {
            try {
                return kubectl.text("logs", "-n", cluster.namespace(), "meshed", "-c", "proxy")
                        .contains("of the mesh");
            } catch (IOException notYet) {
                return false;
            }
        });

        assertThat(searched("meshed")).extracting(LogEntry::container).containsExactlyInAnyOrder("proxy", "main");
    }

    @Test
    void what_is_written_while_it_is_followed_comes_in_kubectl_s_order() throws Exception {
        Path log = served("growing", BEGIN + " stdout F line 0\n", "line 0");
        var random = new Random(7);
        var heard = new CopyOnWriteArrayList<LogEntry>();
        try (Subscription following = workloads.follow(all("growing"), new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> more) {
                heard.addAll(more);
            }

            @Override
            public void state(Optional<Failure> failure) {}
        })) {
            for (int i = 1; i < 40; i++) {
                Instant at = BEGIN.plusMillis(i * 300L - random.nextInt(900));
                Files.writeString(log, at + " stdout F line " + i + "\n", java.nio.file.StandardOpenOption.APPEND);
            }
            TestCluster.await("forty lines", () -> heard.size() >= 40);
        }
        assertThat(texts(heard)).isEqualTo(new ArrayList<>(theirs("growing")));
    }
}
