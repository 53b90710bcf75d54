package dev.porthole.views.pods.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.RestartEvidence;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.pods.UnaskedWorkloads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class RestartExplanationViewModelTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Pod.Termination KILLED =
            new Pod.Termination("OOMKilled", 137, 9, "", NOON.minusSeconds(600), NOON.minusSeconds(60));

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final SimpleObjectProperty<WorkloadSource> workloads = new SimpleObjectProperty<>();
    private final Map<ContainerRestart, RestartEvidence> evidence = new HashMap<>();
    private final RestartArchive archive = restart -> Optional.ofNullable(evidence.get(restart));
    private final UsageSource usage = (pod, container, range, deadline) -> Outcome.of(
            new ContainerUsage(Optional.empty(), OptionalDouble.of(1 << 20), Optional.empty(), OptionalDouble.empty()));
    private final RestartExplanationViewModel model = new RestartExplanationViewModel(
            workloads, archive, usage, new UiBridge(uiThread::add), InstantSource.fixed(NOON));

    @Test
    void a_pod_that_was_killed_tells_its_end_the_lines_before_it_and_only_its_own_events() throws Exception {
        var cluster = new Cluster(Outcome.of(List.of(line("out of memory soon"))));
        workloads.set(cluster);

        model.tell(pod("checkout-0", KILLED), List.of());
        heardBoth();

        RestartExplanation story = model.storyProperty().get().orElseThrow();
        assertThat(cluster.asked).isEqualTo(new PodLogQuery(story.pod().key(), "app", true, null, 200));
        assertThat(story.ended()).contains(KILLED);
        assertThat(story.lines().known().orElseThrow())
                .extracting(LogEntry::message)
                .containsExactly("out of memory soon");
        assertThat(story.events().known().orElseThrow())
                .extracting(ClusterEvent::objectName)
                .containsExactly("checkout-0");
    }

    @Test
    void a_pod_that_never_ended_shows_what_it_prints_now() throws Exception {
        var cluster = new Cluster(Outcome.of(List.of()));
        workloads.set(cluster);

        model.tell(pod("checkout-0", null), List.of());
        heardBoth();

        assertThat(cluster.asked.previous()).isFalse();
        assertThat(model.storyProperty().get().orElseThrow().ended()).isEmpty();
    }

    @Test
    void lines_that_cannot_be_had_leave_the_rest_of_the_story() throws Exception {
        var forbidden = new Failure.Forbidden("Kubernetes", "get", "pods/log", "");
        workloads.set(new Cluster(Outcome.failed(forbidden)));

        model.tell(pod("checkout-0", KILLED), List.of());
        heardBoth();

        RestartExplanation story = model.storyProperty().get().orElseThrow();
        assertThat(story.lines()).isEqualTo(new Observation.Failed<>(forbidden, NOON));
        assertThat(story.events().known()).isPresent();
    }

    @Test
    void without_a_cluster_it_says_so_and_closing_forgets_it() {
        model.tell(pod("checkout-0", KILLED), List.of());
        assertThat(model.storyProperty().get().orElseThrow().lines()).isInstanceOf(Observation.Failed.class);

        model.close();
        assertThat(model.storyProperty().get()).isEmpty();
    }

    @Test
    void evidence_that_was_kept_is_told_and_nobody_is_asked() {
        ContainerRestart restart = restart(1);
        evidence.put(
                restart,
                new RestartEvidence(
                        restart,
                        Outcome.of(List.of(line("kept line"))),
                        Outcome.of(List.of(event("checkout-0"))),
                        Outcome.failed(new Failure.NotFound("Prometheus", "")),
                        Outcome.of(new NodeState("node-1", List.of(), false, "v1")),
                        Outcome.of(List.of()),
                        new RestartEvidence.Images("app:2", "app:1"),
                        NOON.minusSeconds(50)));

        model.tell(pod("checkout-0", KILLED), List.of(restart));

        RestartExplanation story = model.storyProperty().get().orElseThrow();
        assertThat(story.keptAt()).contains(NOON.minusSeconds(50));
        assertThat(story.lines().known().orElseThrow())
                .extracting(LogEntry::message)
                .containsExactly("kept line");
        assertThat(story.node().known()).isPresent();
        assertThat(story.usage()).isInstanceOf(Observation.Failed.class);
        assertThat(uiThread).isEmpty();
    }

    @Test
    void an_older_restart_that_nobody_saw_has_lost_its_lines_but_not_its_end() throws Exception {
        var cluster = new Cluster(Outcome.of(List.of(line("of the newest one"))));
        workloads.set(cluster);
        ContainerRestart older = restart(0);
        model.tell(pod("checkout-0", KILLED), List.of(restart(1), older));
        heardBoth();

        model.choose(older);

        RestartExplanation story = model.storyProperty().get().orElseThrow();
        assertThat(story.chosen()).contains(older);
        assertThat(story.linesLost()).isTrue();
        assertThat(story.lines()).isInstanceOf(Observation.Pending.class);
        assertThat(story.ended()).contains(older.ended());
    }

    private static ContainerRestart restart(int count) {
        return new ContainerRestart(new PodKey("shop", "checkout-0"), "uid", "app", count, KILLED);
    }

    private void heardBoth() throws InterruptedException {
        while (model.storyProperty().get().orElseThrow().lines() instanceof Observation.Pending<?>
                || model.storyProperty().get().orElseThrow().events() instanceof Observation.Pending<?>) {
            Runnable next = uiThread.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("an answer").isNotNull();
            next.run();
        }
    }

    private static Pod pod(String name, Pod.Termination ended) {
        return new Pod(
                new PodKey("shop", name),
                "uid",
                "node-1",
                new Pod.Owner("Deployment", "checkout"),
                new Pod.State(Pod.Phase.RUNNING, "Running", true),
                NOON.minusSeconds(3600),
                Pod.Content.of(List.of(
                                new Pod.Container("sidecar", "proxy:1", false, true, 0, "running", null),
                                new Pod.Container("app", "app:1", false, true, ended == null ? 0 : 1, "running", ended))
                        .subList(ended == null ? 1 : 0, 2)),
                Labels.EMPTY);
    }

    private static LogEntry line(String message) {
        return new LogEntry(
                "", 0, LogLevel.ERROR, new LogEntry.Origin("shop", "checkout-0", "app", ""), message, "", Map.of());
    }

    private static ClusterEvent event(String pod) {
        return new ClusterEvent(
                pod, true, "BackOff", "back-off", 1, NOON, new ClusterEvent.About("shop", "Pod", pod), "kubelet");
    }

    private static final class Cluster extends UnaskedWorkloads {
        private final Outcome<List<LogEntry>> lines;
        private volatile PodLogQuery asked;

        private Cluster(Outcome<List<LogEntry>> lines) {
            this.lines = lines;
        }

        @Override
        public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
            asked = query;
            return lines;
        }

        @Override
        public Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline) {
            return Outcome.of(List.of(event("checkout-0"), event("checkout-1")));
        }
    }
}
