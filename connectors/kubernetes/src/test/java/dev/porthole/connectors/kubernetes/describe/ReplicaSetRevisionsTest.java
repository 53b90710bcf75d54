package dev.porthole.connectors.kubernetes.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.workloads.Revision;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Deployment that went back to its first ReplicaSet, as the API tells it. */
class ReplicaSetRevisionsTest {

    private static final ReplicaSet FIRST = set("shop-a", "2026-01-31T10:00:00Z", "3", "1");
    private static final ReplicaSet SECOND = set("shop-b", "2026-01-31T10:20:00Z", "2", "");

    @Test
    void a_rollback_begins_when_the_old_one_is_made_of_nothing_again() {
        assertThat(rolledBack(
                        event("Scaled up replica set shop-a from 0 to 2", "2026-01-31T10:40:00Z"),
                        event("Scaled down replica set shop-b from 2 to 0", "2026-01-31T10:41:00Z")))
                .isEqualTo(Instant.parse("2026-01-31T10:40:00Z"));
    }

    @Test
    void the_first_rollout_of_the_same_set_is_not_its_second() {
        assertThat(rolledBack(
                        event("Scaled up replica set shop-a from 0 to 2", "2026-01-31T10:00:01Z"),
                        event("Scaled down replica set shop-b from 1 to 0", "2026-01-31T10:21:00Z")))
                .isEqualTo(Instant.parse("2026-01-31T10:21:00Z"));
    }

    @Test
    void what_the_events_do_not_tell_any_more_has_no_time() {
        assertThat(rolledBack()).isNull();
        assertThat(new ReplicaSetRevisions(List.of(SECOND)).areRolledBack()).isFalse();
    }

    private static Instant rolledBack(Event... events) {
        var revisions = new ReplicaSetRevisions(List.of(FIRST, SECOND));
        assertThat(revisions.areRolledBack()).isTrue();
        List<Revision> newestFirst = revisions.newestFirst(new Scalings(List.of(events)));
        assertThat(newestFirst).extracting(Revision::number).containsExactly(3L, 2L, 1L);
        assertThat(newestFirst.get(1).beganAt()).isEqualTo(Instant.parse("2026-01-31T10:20:00Z"));
        assertThat(newestFirst.get(2).beganAt()).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
        return newestFirst.getFirst().beganAt();
    }

    private static Event event(String message, String at) {
        return new EventBuilder().withMessage(message).withLastTimestamp(at).build();
    }

    private static ReplicaSet set(String name, String created, String revision, String earlier) {
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp(created)
                .withAnnotations(Map.of(
                        "deployment.kubernetes.io/revision", revision,
                        "deployment.kubernetes.io/revision-history", earlier))
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
