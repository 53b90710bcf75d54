package dev.porthole.app.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.RestartEvidence;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class RestartRecorderTest {

    private static final UsageSource NOT_MEASURED = (pod, container, range, deadline) -> Outcome.of(
            new ContainerUsage(Optional.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty()));

    @TempDir
    private Path folder;

    private record Cluster(WorkloadSource source) implements EvidenceGatherer.Workloads {
        @Override
        public <T> Outcome<T> ask(Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question) {
            return question.apply(source, deadline);
        }
    }

    @Test
    void the_evidence_is_there_before_anybody_asks() throws Exception {
        RestartEvidence evidence = evidence(true, recorder -> {});

        assertThat(evidence.imageChanged()).isTrue();
        assertThat(evidence.image()).isEqualTo("registry.example/main:2");
        assertThat(value(evidence.lastLines())).extracting(LogEntry::message).containsExactly("out of heap");
        assertThat(value(evidence.events()))
                .allSatisfy(event -> assertThat(event.objectName()).isEqualTo("crasher"));
        assertThat(value(evidence.events())).extracting(ClusterEvent::reason).contains("Unhealthy");
        assertThat(value(evidence.node()).name()).isEqualTo("worker-1");
        assertThat(value(evidence.node()).conditions()).isNotEmpty();
        assertThat(value(evidence.usage()).memory()).isEmpty();
    }

    @Test
    void lines_are_not_kept_by_whoever_does_not_want_it() throws Exception {
        RestartEvidence evidence = evidence(false, recorder -> {});

        assertThat(evidence.lastLines())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unsupported.class));
        assertThat(evidence.node()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void lines_that_are_kept_are_forgotten_when_it_is_switched_off() throws Exception {
        RestartEvidence evidence = evidence(true, RestartRecorder::forgetLines);

        assertThat(evidence.lastLines()).isInstanceOf(Outcome.Failed.class);
        assertThat(value(evidence.events())).isNotEmpty();
    }

    @Test
    void lines_that_are_being_read_when_it_is_switched_off_are_not_kept() throws Exception {
        var pods = new LiveValue<PodTable>("pods");
        var wanted = new AtomicBoolean(true);
        var read = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var gatherer = new EvidenceGatherer(
                new EvidenceGatherer.Workloads() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> Outcome<T> ask(
                            Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question) {
                        if (read.getCount() == 0) {
                            return Outcome.failed(new Failure.NotFound("test", ""));
                        }
                        read.countDown();
                        waitFor(gate);
                        return (Outcome<T>) Outcome.of(List.of());
                    }
                },
                NOT_MEASURED,
                wanted::get,
                InstantSource.system());
        try (var recorder = new RestartRecorder(pods, gatherer)) {
            ContainerRestart restart = restart(1);
            pods.set(fresh(List.of()));
            pods.set(fresh(List.of(restart)));
            waitFor(read);

            wanted.set(false);
            recorder.forgetLines();
            gate.countDown();

            TestCluster.await("the evidence", () -> recorder.of(restart).isPresent());
            assertThat(recorder.of(restart).orElseThrow().lastLines()).isInstanceOf(Outcome.Failed.class);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void of_a_thousand_restarts_at_once_the_newest_are_looked_into() throws Exception {
        var pods = new LiveValue<PodTable>("pods");
        var gate = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var gatherer = new EvidenceGatherer(
                new EvidenceGatherer.Workloads() {
                    @Override
                    public <T> Outcome<T> ask(
                            Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question) {
                        asked.incrementAndGet();
                        waitFor(gate);
                        return Outcome.failed(new Failure.NotFound("test", ""));
                    }
                },
                NOT_MEASURED,
                () -> true,
                InstantSource.system());
        try (var recorder = new RestartRecorder(pods, gatherer)) {
            pods.set(fresh(List.of()));
            List<ContainerRestart> restarts = IntStream.range(0, 1_000)
                    .mapToObj(RestartRecorderTest::restart)
                    .toList();
            pods.set(fresh(restarts));
            TestCluster.await("the first questions", () -> asked.get() == 4);

            gate.countDown();

            ContainerRestart newest = restarts.getFirst();
            TestCluster.await("the newest", () -> recorder.of(newest).isPresent());
            TestCluster.await(
                    "no more than can be done",
                    () -> restarts.stream()
                                    .filter(restart -> recorder.of(restart).isPresent())
                                    .count()
                            >= RestartRecorder.MOST_WAITING);
            assertThat(restarts.stream().filter(restart -> recorder.of(restart).isPresent()))
                    .hasSizeLessThanOrEqualTo(RestartRecorder.MOST_WAITING + 4);
        }
    }

    private static Observation<PodTable> fresh(List<ContainerRestart> restarts) {
        return new Observation.Fresh<>(new PodTable(Map.of(), restarts), Instant.EPOCH, List.of());
    }

    private static ContainerRestart restart(int age) {
        Instant end = Instant.parse("2026-01-31T10:00:00Z").minusSeconds(age);
        return new ContainerRestart(
                new PodKey("shop", "pod-" + age),
                "u-" + age,
                "main",
                1,
                new Pod.Termination("Error", 1, 0, "", end.minusSeconds(60), end));
    }

    private RestartEvidence evidence(boolean linesToo, Consumer<RestartRecorder> then) throws Exception {
        try (var cluster = new TestCluster();
                var connection = ClusterConnection.open(cluster.context());
                var workloads = connection.workloads(cluster.namespace())) {
            cluster.pod("crasher", Map.of("app", "crasher"), 8080);
            Path log = Files.writeString(folder.resolve("now.log"), "2026-01-31T10:00:01Z stdout F again\n");
            Path previous = Files.writeString(
                    folder.resolve("before.log"), "2026-01-31T10:00:00Z stderr F ERROR out of heap\n");
            cluster.logs("crasher", log, previous);
            cluster.event("crasher", "Unhealthy", "Liveness probe failed: 503");
            cluster.awaitLogs("crasher", "again");
            var latest = new AtomicReference<>(PodTable.EMPTY);
            var gatherer =
                    new EvidenceGatherer(new Cluster(workloads), NOT_MEASURED, () -> linesToo, InstantSource.system());
            try (var recorder = new RestartRecorder(workloads.pods(), gatherer);
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
                then.accept(recorder);
                return recorder.of(restart).orElseThrow();
            }
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }
}
