package dev.porthole.views.pods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.pods.detail.PodDetailViewModel;
import dev.porthole.views.pods.explanation.RestartExplanation;
import dev.porthole.views.pods.explanation.RestartExplanationViewModel;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.logs.PodLogsViewModel;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OpenPodTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final PodKey CART = new PodKey("shop", "cart-0");

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final UiBridge bridge = new UiBridge(uiThread::add);
    private final LiveValue<PodTable> pods = new LiveValue<>("pods");
    private final Cluster cluster = new Cluster();
    private final TimeCursor cursor =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock);
    private final UsageSource unmeasured =
            (pod, container, range, deadline) -> Outcome.failed(new Failure.NotFound("Prometheus", ""));
    private final SimpleObjectProperty<WorkloadSource> workloads = new SimpleObjectProperty<>(cluster);
    private final PodsView.Models models = new PodsView.Models(
            new PodListViewModel(
                    pods,
                    new PastCounts(
                            (range, deadline) -> Outcome.of(Map.of()),
                            cursor,
                            new SimpleStringProperty(""),
                            bridge,
                            clock),
                    cursor,
                    bridge,
                    clock),
            new RestartExplanationViewModel(workloads, RestartArchive.NONE, unmeasured, bridge, clock),
            new PodDetailViewModel(workloads, unmeasured, cursor, bridge, clock),
            new PodLogsViewModel(workloads, bridge, clock),
            Optional.empty());
    private final OpenPod open = new OpenPod(models, clock);

    @BeforeEach
    void openIt() throws Exception {
        models.list().attach();
        models.logs().attach();
        Pod pod = pod("uid-1", "Running", 0);
        become(pod);
        open.open(pod);
        until(() -> status().equals("Running"));
    }

    @Test
    void a_pod_that_crashes_while_it_is_looked_at_says_so_and_why() throws Exception {
        become(pod("uid-1", "CrashLoopBackOff", 1), restart("uid-1", 1));

        open.keepUp();

        until(() -> status().equals("CrashLoopBackOff"));
        until(() -> models.story().storyProperty().get().orElseThrow().chosen().isPresent());
        assertThat(models.story()
                        .storyProperty()
                        .get()
                        .orElseThrow()
                        .ended()
                        .orElseThrow()
                        .reason())
                .isEqualTo("OOMKilled");
    }

    @Test
    void whoever_looks_at_an_older_restart_goes_on_with_it() throws Exception {
        ContainerRestart first = restart("uid-1", 1);
        ContainerRestart second = restart("uid-1", 2);
        become(pod("uid-1", "Running", 2), second, first);
        open.keepUp();
        models.story().choose(first);

        ContainerRestart third = restart("uid-1", 3);
        become(pod("uid-1", "Running", 3), third, second, first);
        open.keepUp();

        RestartExplanation story = models.story().storyProperty().get().orElseThrow();
        assertThat(story.chosen()).contains(first);
        assertThat(story.restarts()).containsExactly(third, second, first);
    }

    @Test
    void what_is_known_stays_until_there_is_something_new_and_is_not_shown_anew_when_there_is_not() throws Exception {
        var changes = new AtomicInteger();
        models.detail().detailProperty().addListener((property, was, is) -> changes.incrementAndGet());
        int before = cluster.described.get();

        open.keepUp();
        assertThat(cluster.described).as("nothing has changed, a moment ago").hasValue(before);

        now.set(now.get().plus(OpenPod.AGAIN));
        open.keepUp();
        assertThat(models.detail().detailProperty().get().known()).isPresent();
        until(() -> cluster.described.get() == before + 1);
        runAll();
        assertThat(changes).hasValue(0);
    }

    @Test
    void a_pod_that_is_gone_stays_as_it_was_and_is_called_gone_until_another_takes_its_name() throws Exception {
        become(null);
        open.keepUp();
        assertThat(models.detail().goneProperty().get()).isTrue();
        assertThat(status()).isEqualTo("Running");

        become(pod("uid-2", "Pending", 0));
        open.keepUp();
        until(() -> status().equals("Pending"));
        assertThat(models.detail().goneProperty().get()).isFalse();
        assertThat(models.detail().podProperty().get().orElseThrow().uid()).isEqualTo("uid-2");
    }

    @Test
    void what_is_closed_is_not_asked_about() throws Exception {
        open.close();
        int before = cluster.described.get();
        now.set(now.get().plus(OpenPod.AGAIN));

        open.keepUp();

        assertThat(models.detail().podProperty().get()).isEmpty();
        assertThat(cluster.described).hasValue(before);
    }

    private String status() {
        return models.detail()
                .detailProperty()
                .get()
                .known()
                .map(detail -> detail.pod().status())
                .orElse("");
    }

    private void become(Pod pod, ContainerRestart... restarts) throws InterruptedException {
        cluster.pod = pod;
        Map<PodKey, Pod> all = pod == null ? Map.of() : Map.of(CART, pod);
        pods.set(new Observation.Fresh<>(new PodTable(all, List.of(restarts)), now.get(), List.of()));
        until(() -> models.list().find(CART).equals(Optional.ofNullable(pod)));
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = uiThread.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("something that happens").isNotNull();
            next.run();
        }
    }

    private void runAll() throws InterruptedException {
        for (Runnable next = uiThread.poll(200, TimeUnit.MILLISECONDS);
                next != null;
                next = uiThread.poll(200, TimeUnit.MILLISECONDS)) {
            next.run();
        }
    }

    private static Pod.Termination killed() {
        return new Pod.Termination("OOMKilled", 137, 9, "", NOON.minusSeconds(60), NOON);
    }

    private static ContainerRestart restart(String uid, int count) {
        return new ContainerRestart(CART, uid, "app", count, killed());
    }

    private static Pod pod(String uid, String status, int restarts) {
        var container =
                new Pod.Container("app", "app:1", false, true, restarts, "running", restarts == 0 ? null : killed());
        return new Pod(
                CART,
                uid,
                "",
                Pod.Owner.NONE,
                new Pod.State(Pod.Phase.RUNNING, status, true),
                NOON.minusSeconds(3600),
                Pod.Content.of(List.of(container)),
                Labels.EMPTY);
    }

    private static final class Cluster extends UnaskedWorkloads {
        private final AtomicInteger described = new AtomicInteger();
        private volatile Pod pod;

        @Override
        public Outcome<PodDetail> describe(PodKey key, Deadline deadline) {
            described.incrementAndGet();
            Pod there = pod;
            return there == null
                    ? Outcome.failed(new Failure.NotFound(key.toString(), ""))
                    : Outcome.of(new PodDetail(
                            there,
                            new PodDetail.Placement("", "", null, Labels.EMPTY, List.of()),
                            new PodDetail.Standing("", "", ""),
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of(),
                            "kind: Pod"));
        }

        @Override
        public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
            return Outcome.of(List.of());
        }

        @Override
        public Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline) {
            return Outcome.of(List.of());
        }

        @Override
        public Subscription follow(PodLogQuery query, LogListener listener) {
            return () -> {};
        }
    }
}
