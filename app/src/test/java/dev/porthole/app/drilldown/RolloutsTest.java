package dev.porthole.app.drilldown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.metrics.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RolloutsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z");
    private static final TimeRange HOUR = new TimeRange(NOW.minusSeconds(3600), NOW);
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Outcome<List<Revision>>> answer = new AtomicReference<>(Outcome.of(List.of(
            revision(13, 90_000, "registry.example:5000/shop/checkout:v2.13"),
            revision(14, 600, "registry.example:5000/shop/checkout:v2.14"))));
    private final Rollouts rollouts = new Rollouts((deadline, question) -> {
        asked.incrementAndGet();
        return answer.get();
    });

    private static Revision revision(long number, long secondsAgo, String image) {
        return new Revision("checkout-" + number, number, List.of(image), NOW.minusSeconds(secondsAgo), 0, "");
    }

    private static Pod pod(String name, String workload, long secondsAgo) {
        return new Pod(
                new PodKey("shop", name),
                name,
                "node-1",
                new Pod.Owner("Deployment", workload),
                new Pod.State(Pod.Phase.RUNNING, "Running", true),
                NOW.minusSeconds(secondsAgo),
                Pod.Content.of(List.of()),
                Labels.EMPTY);
    }

    @Test
    void a_revision_that_began_in_the_range_is_a_rollout_from_image_to_image() {
        List<Change> changes = rollouts.within(HOUR, List.of(pod("checkout-a", "checkout", 590)));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.ROLLOUT);
            assertThat(change.at()).isEqualTo(NOW.minusSeconds(600));
            assertThat(ENGLISH.text(change.words())).isEqualTo("checkout v2.13 \u2192 v2.14");
            assertThat(change.label()).isEqualTo("checkout v2.14");
            assertThat(change.labels().get("service")).isEqualTo("checkout");
        });
    }

    @Test
    void a_template_that_changed_with_the_same_image_is_a_rollout_too_and_a_beginning_is_none() {
        answer.set(Outcome.of(List.of(revision(1, 3_000, "a:1"), revision(2, 600, "a:1"))));
        assertThat(rollouts.within(HOUR, List.of(pod("checkout-a", "checkout", 590))))
                .extracting(change -> ENGLISH.text(change.words()))
                .containsExactly("checkout: revision 2, same image");
    }

    @Test
    void a_workload_is_asked_once_for_each_newest_pod_and_one_without_new_pods_never() {
        List<Pod> pods = List.of(pod("checkout-a", "checkout", 590), pod("users-a", "users", 90_000));
        rollouts.within(HOUR, pods);
        rollouts.within(HOUR, pods);
        assertThat(asked).hasValue(1);
        rollouts.within(HOUR, List.of(pod("checkout-b", "checkout", 10)));
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_could_not_be_asked_is_asked_again() {
        answer.set(Outcome.failed(new Failure.Unreachable("Kubernetes", "refused")));
        assertThat(rollouts.within(HOUR, List.of(pod("checkout-a", "checkout", 590))))
                .isEmpty();
        rollouts.within(HOUR, List.of(pod("checkout-a", "checkout", 590)));
        assertThat(asked).hasValue(2);
    }

    @Test
    void versions_are_tags_or_beginnings_of_digests() {
        assertThat(Rollouts.version("registry:5000/a/b:1.2")).isEqualTo("1.2");
        assertThat(Rollouts.version("registry:5000/a/b")).isEqualTo("registry:5000/a/b");
        assertThat(Rollouts.version("a/b:1.2@sha256:0123456789abcdef0123")).isEqualTo("1.2");
        assertThat(Rollouts.version("a/b@sha256:0123456789abcdef0123")).isEqualTo("sha256:0123456789ab");
    }

    @Test
    void restarts_for_the_same_reason_are_one_change_from_the_first_on() {
        List<Change> changes = KnownChanges.restarts(
                        List.of(restart(3, "OOMKilled", 100), restart(2, "OOMKilled", 300), restart(1, "Error", 9_000)),
                        HOUR)
                .toList();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(NOW.minusSeconds(300));
            assertThat(ENGLISH.text(change.words())).isEqualTo("checkout-a OOMKilled, exit code 137 (\u00d72)");
        });
    }

    private static ContainerRestart restart(int count, String reason, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new ContainerRestart(
                new PodKey("shop", "checkout-a"),
                "uid",
                "app",
                count,
                new Pod.Termination(reason, 137, 9, "", at.minusSeconds(60), at));
    }

    @Test
    void of_the_events_only_nodes_in_trouble_and_scaling_are_changes() {
        assertThat(KnownChanges.event(event("Node", "node-1", "NodeNotReady"), List.of())
                        .map(Change::kind))
                .containsExactly(Change.Kind.NODE);
        assertThat(KnownChanges.event(event("HorizontalPodAutoscaler", "checkout", "SuccessfulRescale"), List.of())
                        .map(Change::kind))
                .containsExactly(Change.Kind.CONFIG);
        assertThat(KnownChanges.event(event("Pod", "checkout-a", "Pulled"), List.of()))
                .isEmpty();
    }

    @Test
    void what_is_scaled_by_a_rollout_is_a_part_of_it() {
        ClusterEvent scaled = event("Deployment", "checkout", "ScalingReplicaSet");
        var rollout = new Change(
                Change.Kind.ROLLOUT,
                NOW.minusSeconds(60),
                Phrase.NONE,
                "",
                Labels.of("namespace", "shop", "workload", "checkout"));
        assertThat(KnownChanges.event(scaled, List.of())).hasSize(1);
        assertThat(KnownChanges.event(scaled, List.of(rollout))).isEmpty();
    }

    private static ClusterEvent event(String kind, String name, String reason) {
        return new ClusterEvent(
                "uid", true, reason, "New size: 5", 1, NOW, new ClusterEvent.About("shop", kind, name), "controller");
    }
}
