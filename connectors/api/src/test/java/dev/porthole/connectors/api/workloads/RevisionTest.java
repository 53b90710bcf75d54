package dev.porthole.connectors.api.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static Revision revision(String name, long number, @Nullable Instant beganAt) {
        return new Revision(name, number, List.of("shop:" + number), beganAt, 0, "");
    }

    private static Pod pod(String hash, Instant createdAt) {
        return new Pod(
                new PodKey("shop", "cart"),
                "u",
                "",
                new Pod.Owner("Deployment", "cart"),
                new Pod.State(Pod.Phase.RUNNING, "Running", true),
                createdAt,
                Pod.Content.of(List.of()),
                Labels.of("pod-template-hash", hash));
    }

    private static List<Revision> rolledBack(@Nullable Instant at) {
        return List.of(
                revision("cart-aaa", 3, at),
                revision("cart-bbb", 2, NOON.minusSeconds(600)),
                revision("cart-aaa", 1, NOON.minusSeconds(9_000)));
    }

    @Test
    void a_rollback_that_came_later_was_not_in_effect() {
        Revision.InEffect then = Revision.inEffect(
                        rolledBack(NOON.plusSeconds(60)), pod("bbb", NOON.minusSeconds(590)), NOON)
                .orElseThrow();

        assertThat(then.revision().number()).isEqualTo(2);
        assertThat(then.since()).isEqualTo(NOON.minusSeconds(600));
        assertThat(then.before()).map(Revision::number).contains(1L);
    }

    @Test
    void one_of_which_nobody_tells_the_beginning_is_not_taken_for_an_old_one() {
        assertThat(Revision.inEffect(rolledBack(null), pod("bbb", NOON.minusSeconds(590)), NOON))
                .map(then -> then.revision().number())
                .contains(2L);
        // Made before the second rollout: of the first one.
        assertThat(Revision.inEffect(rolledBack(null), pod("aaa", NOON.minusSeconds(8_000)), NOON))
                .map(then -> then.revision().number())
                .contains(2L);
    }

    @Test
    void a_pod_that_the_rollback_made_bears_witness_of_it() {
        Pod pod = pod("aaa", NOON.minusSeconds(100));
        Revision.InEffect then = Revision.inEffect(rolledBack(null), pod, NOON).orElseThrow();

        assertThat(then.revision().number()).isEqualTo(3);
        assertThat(then.since()).isEqualTo(pod.createdAt());
        assertThat(then.before()).map(Revision::number).contains(2L);
    }

    @Test
    void before_the_first_there_was_none() {
        assertThat(Revision.inEffect(rolledBack(null), pod("aaa", NOON), NOON.minusSeconds(10_000)))
                .isEmpty();
    }
}
