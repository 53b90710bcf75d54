package dev.porthole.connectors.kubernetes.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class RestartRecorderTest {

    @Test
    void the_last_lines_are_there_before_anybody_asks(@TempDir Path folder) throws Exception {
        try (var cluster = new TestCluster();
                var connection = ClusterConnection.open(cluster.context());
                var workloads = connection.workloads(cluster.namespace())) {
            cluster.pod("crasher", Map.of("app", "crasher"), 8080);
            Path log = Files.writeString(folder.resolve("now.log"), "2026-01-31T10:00:01Z stdout F again\n");
            Path previous = Files.writeString(
                    folder.resolve("before.log"), "2026-01-31T10:00:00Z stderr F ERROR out of heap\n");
            cluster.logs("crasher", log, previous);
            TestCluster.await(
                    "the logs to be served",
                    () -> cluster.client()
                            .pods()
                            .inNamespace(cluster.namespace())
                            .withName("crasher")
                            .getLog()
                            .contains("again"));
            var latest = new AtomicReference<>(PodTable.EMPTY);
            try (var recorder = new RestartRecorder(workloads, InstantSource.system());
                    var subscription =
                            workloads.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
                TestCluster.await("the pod", () -> !latest.get().pods().isEmpty());
                cluster.status("crasher", """
                    {"containerStatuses":[{"name":"main","image":"registry.example/main:2","imageID":"","ready":false,
                      "restartCount":1,"state":{"waiting":{"reason":"CrashLoopBackOff"}},
                      "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137,"finishedAt":"2026-01-31T10:00:00Z"}}}]}
                    """);
                TestCluster.await("the restart", () -> latest.get().restarts().size() == 1);
                ContainerRestart restart = latest.get().restarts().getFirst();
                TestCluster.await("the evidence", () -> recorder.of(restart).isPresent());
                RestartEvidence evidence = recorder.of(restart).orElseThrow();
                assertThat(restart.pod()).isEqualTo(new PodKey(cluster.namespace(), "crasher"));
                assertThat(evidence.words()).contains("more memory than its limit");
                assertThat(evidence.imageChanged()).isTrue();
                assertThat(((Outcome.Success<List<LogEntry>>) evidence.lastLines()).value())
                        .extracting(LogEntry::message)
                        .containsExactly("out of heap");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OOMKilled, 137, 0, 'killed by the kernel because it used more memory than its limit (exit code 137)'",
        "Error, 137, 0, 'ended by SIGKILL (exit code 137): out of grace period, a failed liveness probe, or a child"
                + " out of memory'",
        "Error, 143, 0, 'ended by SIGTERM (exit code 143): it was asked to stop'",
        "Error, 139, 11, 'ended by SIGSEGV (exit code 139): it touched memory that is not its own'",
        "Error, 1, 0, ended with exit code 1",
        "Error, 127, 0, its command was not found (exit code 127)",
        "Completed, 0, 0, ended by itself with success",
    })
    void an_end_is_put_in_words(String reason, int code, int signal, String words) {
        var ended = new Pod.Termination(reason, code, signal, "", Instant.EPOCH, Instant.EPOCH);
        assertThat(new ExitWords().of(ended)).isEqualTo(words);
    }
}
