package dev.porthole.connectors.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "connection refused");

    @Test
    void a_failure_keeps_the_last_good_value_and_its_time() {
        Observation<Integer> state = new Observation.Pending<>();
        state = state.after(Outcome.of(7), NOON);
        state = state.after(Outcome.failed(REFUSED), NOON.plusSeconds(5));
        state = state.after(Outcome.failed(REFUSED), NOON.plusSeconds(10));

        assertThat(state).isEqualTo(new Observation.Stale<>(7, NOON, REFUSED));
    }

    @Test
    void a_failure_without_a_value_before_it_is_failed() {
        Observation<Integer> state = new Observation.Pending<Integer>().after(Outcome.failed(REFUSED), NOON);

        assertThat(state).isEqualTo(new Observation.Failed<>(REFUSED, NOON));
        assertThat(state.known()).isEmpty();
    }

    @Test
    void a_good_answer_makes_it_fresh_again_with_its_notes() {
        Observation<Integer> state = new Observation.Stale<>(7, NOON, REFUSED);

        assertThat(state.after(Outcome.of(8, List.of(Detail.said("partial"))), NOON.plusSeconds(1)))
                .isEqualTo(new Observation.Fresh<>(8, NOON.plusSeconds(1), List.of(Detail.said("partial"))));
    }
}
