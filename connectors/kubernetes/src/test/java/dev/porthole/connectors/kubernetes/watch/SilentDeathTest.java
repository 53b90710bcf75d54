package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.server.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams whose connection died without a word, while the server answers whoever asks it anew. */
@Timeout(180)
class SilentDeathTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private Relay relay;
    private ClusterConnection connection;
    private WorkloadSource workloads;

    @BeforeEach
    void open() throws IOException {
        cluster = new TestCluster();
        cluster.pod("first", Map.of(), 8080);
        relay = new Relay(cluster.context().cluster().server());
        connection = ClusterConnection.open(relay.through(cluster.context()));
        workloads = connection.workloads(cluster.namespace());
    }

    @AfterEach
    void close() throws IOException {
        workloads.close();
        connection.close();
        relay.close();
        cluster.close();
    }

    private void die() {
        TestCluster.await("the streams to stand", () -> relay.silence().toMillis() > 2_000);
        relay.swallow();
    }

    @Test
    void a_watch_goes_on_where_it_was() {
        var seen = new CopyOnWriteArrayList<Observation<PodTable>>();
        try (Subscription watching = workloads.pods().subscribe(seen::add)) {
            TestCluster.await("the first pod", () -> knows("first"));
            cluster.pod("watched", Map.of(), 8080);
            TestCluster.await("what only the watch tells", () -> knows("watched"));

            die();
            cluster.pod("second", Map.of(), 8080);

            TestCluster.await("the pod that came after it", LIMIT, () -> knows("second"));
            assertThat(seen).noneMatch(now -> now instanceof Observation.Stale<PodTable>);
        }
    }

    private boolean knows(String pod) {
        return workloads
                .pods()
                .latest()
                .known()
                .filter(table -> table.pods().containsKey(new PodKey(cluster.namespace(), pod)))
                .isPresent();
    }

    @Test
    void a_followed_log_goes_on_where_it_was() throws IOException {
        Path log = folder.resolve("first.log");
        print(log, "one");
        cluster.logs("first", log, log);
        cluster.awaitLogs("first", "one");
        var lines = new CopyOnWriteArrayList<String>();
        var query = PodLogQuery.tail(new PodKey(cluster.namespace(), "first"), 0);
        try (Subscription following = workloads.follow(query, new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> more) {
                more.forEach(line -> lines.add(line.message()));
            }

            @Override
            public void state(Optional<Failure> failure) {}
        })) {
            TestCluster.await("the first line", () -> lines.equals(List.of("one")));

            die();
            print(log, "two");

            TestCluster.await("the line that came after it", LIMIT, () -> lines.equals(List.of("one", "two")));
        }
    }

    private static void print(Path log, String text) throws IOException {
        Files.writeString(
                log, Instant.now() + " stdout F " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
