package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final EventLog log = new EventLog(3);

    @Test
    void what_the_server_said_once_is_told_after_it_forgot_it_even_if_the_watch_never_heard_of_it() {
        log.with(List.of(event("a", 1, NOON)), "");

        assertThat(log.with(List.of(), "")).containsExactly(event("a", 1, NOON));
    }

    @Test
    void an_answer_that_is_older_than_what_the_watch_told_changes_nothing() {
        log.put(event("a", 7, NOON.plusSeconds(5)));

        assertThat(log.with(List.of(event("a", 6, NOON)), "")).containsExactly(event("a", 7, NOON.plusSeconds(5)));
    }

    @Test
    void what_happened_twice_in_a_second_is_told_by_its_count() {
        log.put(event("a", 1, NOON));

        assertThat(log.with(List.of(event("a", 2, NOON)), "")).containsExactly(event("a", 2, NOON));
    }

    @Test
    void more_than_is_kept_is_told_when_it_was_just_said() {
        List<ClusterEvent> five = List.of(
                event("a", 1, NOON),
                event("b", 1, NOON),
                event("c", 1, NOON),
                event("d", 1, NOON),
                event("e", 1, NOON));

        assertThat(log.with(five, "")).containsExactlyInAnyOrderElementsOf(five);
        assertThat(log.with(List.of(), "")).extracting(ClusterEvent::uid).containsExactly("c", "d", "e");
    }

    @Test
    void the_namespace_that_is_asked_for_is_told() {
        log.put(event("a", 1, NOON));

        assertThat(log.with(List.of(), "other")).isEmpty();
        assertThat(log.with(List.of(), "shop")).hasSize(1);
    }

    private static ClusterEvent event(String uid, int count, Instant at) {
        return new ClusterEvent(
                uid,
                true,
                "Unhealthy",
                "probe failed",
                count,
                at,
                new ClusterEvent.About("shop", "Pod", "checkout"),
                "kubelet");
    }
}
