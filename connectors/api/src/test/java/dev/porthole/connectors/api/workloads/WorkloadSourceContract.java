package dev.porthole.connectors.api.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.podlogs.MergedLogs;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every source of workloads keeps to. */
@Timeout(180)
public abstract class WorkloadSourceContract {

    /** A source that has a few pods at least; a new one for each test. */
    protected abstract WorkloadSource source();

    /** A pod that runs and has printed at least three lines. */
    protected abstract PodKey podWithLogs();

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static PodTable table(WorkloadSource source) throws Exception {
        var fresh = new CompletableFuture<PodTable>();
        try (Subscription subscription = source.pods().subscribe(now -> {
            if (now instanceof Observation.Fresh<PodTable>(var table, var at, var notes)) {
                fresh.complete(table);
            }
        })) {
            return fresh.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_probe_says_who_answers() {
        try (WorkloadSource source = source()) {
            Identity identity = success(source.probe(soon()));
            assertThat(identity.product()).isNotBlank();
            assertThat(identity.version()).isNotBlank();
            assertThat(identity.where()).isNotBlank();
        }
    }

    @Test
    void whoever_subscribes_gets_a_fresh_table_of_pods() throws Exception {
        try (WorkloadSource source = source()) {
            PodTable table = table(source);
            assertThat(table.pods()).isNotEmpty().allSatisfy((key, pod) -> {
                assertThat(pod.key()).isEqualTo(key);
                assertThat(pod.uid()).isNotBlank();
                assertThat(pod.status()).isNotBlank();
            });
            assertThat(table.restarts())
                    .isSortedAccordingTo(Comparator.comparing((ContainerRestart restart) ->
                                    restart.ended().finishedAt())
                            .reversed());
        }
    }

    @Test
    void a_second_listener_gets_the_table_that_is_there() throws Exception {
        try (WorkloadSource source = source()) {
            var first = new CompletableFuture<PodTable>();
            var second = new CompletableFuture<PodTable>();
            try (Subscription one = source.pods().subscribe(now -> now.known().ifPresent(first::complete))) {
                first.get(60, TimeUnit.SECONDS);
                try (Subscription two =
                        source.pods().subscribe(now -> now.known().ifPresent(second::complete))) {
                    assertThat(second.get(60, TimeUnit.SECONDS).pods()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void a_listener_that_throws_does_not_take_the_table_from_others() throws Exception {
        try (WorkloadSource source = source();
                Subscription bad = source.pods().subscribe(now -> {
                    throw new IllegalStateException("a broken listener");
                })) {
            assertThat(table(source).pods()).isNotEmpty();
        }
    }

    @Test
    void the_pods_namespaces_are_among_the_namespaces() throws Exception {
        try (WorkloadSource source = source()) {
            List<String> namespaces = success(source.namespaces(soon()));
            assertThat(table(source).pods().keySet())
                    .allSatisfy(key -> assertThat(namespaces).contains(key.namespace()));
        }
    }

    @Test
    void lines_of_several_containers_are_one_log_and_one_that_is_missing_is_told() throws Exception {
        try (WorkloadSource source = source()) {
            var merged = new MergedLogs(source);
            var there = PodLogQuery.tail(podWithLogs(), 10);
            var missing = PodLogQuery.tail(new PodKey(podWithLogs().namespace(), "no-such-pod"), 10);

            Outcome<List<LogEntry>> both = merged.read(List.of(there, there, missing), soon());

            assertThat(success(both))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .isSortedAccordingTo(Comparator.comparingLong(LogEntry::timeNanos));
            assertThat(((Outcome.Success<List<LogEntry>>) both).notes())
                    .anySatisfy(note -> assertThat(note.toString()).contains("no-such-pod"));
            assertThat(failure(merged.read(List.of(missing), soon()))).isInstanceOf(Failure.NotFound.class);

            var told = new LinkedBlockingQueue<LogEntry>();
            try (Subscription following = merged.follow(List.of(there, missing), new WorkloadSource.LogListener() {
                @Override
                public void lines(List<LogEntry> lines) {
                    told.addAll(lines);
                }

                @Override
                public void state(Optional<Failure> failure) {}
            })) {
                assertThat(told.poll(60, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    @Test
    void a_pod_is_described_as_the_table_has_it() throws Exception {
        try (WorkloadSource source = source()) {
            Pod pod = table(source).pods().get(podWithLogs());
            assertThat(pod).isNotNull();

            PodDetail detail = success(source.describe(pod.key(), soon()));

            assertThat(detail.pod().key()).isEqualTo(pod.key());
            assertThat(detail.pod().uid()).isEqualTo(pod.uid());
            assertThat(detail.containers())
                    .extracting(one -> one.status().name())
                    .isNotEmpty()
                    .doesNotContain("");
            assertThat(detail.conditions()).extracting(Condition::type).contains("Ready");
            assertThat(detail.yaml())
                    .contains("kind: Pod", "name: " + pod.key().name())
                    .doesNotContain("managedFields");
        }
    }

    @Test
    void usage_is_measured_or_not_found() {
        try (WorkloadSource source = source()) {
            switch (source.usage(podWithLogs(), soon())) {
                case Outcome.Success<Map<String, UsageSample>>(var samples, var notes) ->
                    assertThat(samples.values())
                            .isNotEmpty()
                            .allSatisfy(sample ->
                                    assertThat(sample.memory().orElse(-1)).isNotNegative());
                case Outcome.Failed<Map<String, UsageSample>>(var failure) ->
                    assertThat(failure).isInstanceOf(Failure.NotFound.class);
            }
        }
    }

    @Test
    void the_node_of_a_pod_says_how_it_is() throws Exception {
        try (WorkloadSource source = source()) {
            Pod pod = table(source).pods().get(podWithLogs());
            assertThat(pod).isNotNull();

            NodeState node = success(source.node(pod.node(), soon()));

            assertThat(node.name()).isEqualTo(pod.node());
            assertThat(node.conditions()).extracting(Condition::type).contains("Ready", "MemoryPressure");
        }
    }

    @Test
    void what_is_not_there_is_not_found() {
        try (WorkloadSource source = source()) {
            assertThat(failure(source.describe(new PodKey(podWithLogs().namespace(), "no-such-pod"), soon())))
                    .isInstanceOf(Failure.NotFound.class);
            assertThat(failure(source.node("no-such-node", soon()))).isInstanceOf(Failure.NotFound.class);
            assertThat(success(source.revisions(
                            podWithLogs().namespace(), new Pod.Owner("Deployment", "no-such-deployment"), soon())))
                    .isEmpty();
            assertThat(success(source.revisions(podWithLogs().namespace(), Pod.Owner.NONE, soon())))
                    .isEmpty();
        }
    }

    @Test
    void events_come_newest_first() {
        try (WorkloadSource source = source()) {
            assertThat(success(source.events("", soon())))
                    .isSortedAccordingTo(Comparator.comparing(ClusterEvent::at).reversed());
        }
    }

    @Test
    void the_last_lines_of_a_pod_come_oldest_first() {
        try (WorkloadSource source = source()) {
            List<LogEntry> lines = success(source.logs(PodLogQuery.tail(podWithLogs(), 3), soon()));
            assertThat(lines).hasSize(3).isSortedAccordingTo(Comparator.comparingLong(LogEntry::timeNanos));
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.pod()).isEqualTo(podWithLogs().name());
                assertThat(line.namespace()).isEqualTo(podWithLogs().namespace());
                assertThat(line.message()).isNotBlank();
            });
        }
    }

    @Test
    void logs_of_a_pod_that_is_not_there_are_not_found() {
        try (WorkloadSource source = source()) {
            var nobody = new PodKey(podWithLogs().namespace(), "there-is-no-such-pod");
            assertThat(failure(source.logs(PodLogQuery.tail(nobody, 3), soon())))
                    .isInstanceOf(Failure.NotFound.class);
        }
    }

    @Test
    void following_starts_with_the_tail() throws Exception {
        try (WorkloadSource source = source()) {
            var lines = new LinkedBlockingQueue<LogEntry>();
            try (Subscription subscription =
                    source.follow(PodLogQuery.tail(podWithLogs(), 3), new WorkloadSource.LogListener() {
                        @Override
                        public void lines(List<LogEntry> more) {
                            lines.addAll(more);
                        }

                        @Override
                        public void state(Optional<Failure> failure) {}
                    })) {
                for (int i = 0; i < 3; i++) {
                    assertThat(lines.poll(60, TimeUnit.SECONDS)).isNotNull();
                }
            }
        }
    }

    @Test
    void a_closed_source_answers_that_it_was_cancelled() {
        WorkloadSource source = source();
        source.close();
        source.close();
        assertThat(failure(source.namespaces(soon()))).isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(source.probe(soon()))).isInstanceOf(Failure.Cancelled.class);
    }
}
