package dev.porthole.views.shell.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NavigatorTest {

    private static final TimeChoice HOUR = new TimeChoice.Last(Duration.ofHours(1));
    private static final TimeChoice INCIDENT = new TimeChoice.Fixed(
            new TimeRange(Instant.parse("2026-03-01T05:02:00Z"), Instant.parse("2026-03-01T05:09:00Z")));
    private static final Target CHECKOUT = new Target.Tile("errors", Labels.of("service", "checkout"));

    private final TimeCursor time = new TimeCursor(HOUR, Duration.ofSeconds(5), InstantSource.fixed(Instant.EPOCH));
    private final Navigator navigator = new Navigator(time, Destination.OVERVIEW, "");

    @Test
    void back_returns_to_where_one_was_with_its_labels_and_its_time() {
        navigator.go(Destination.LOGS, CHECKOUT, INCIDENT);
        assertThat(time.choiceProperty().get()).isEqualTo(INCIDENT);
        navigator.go(Destination.PODS);
        assertThat(navigator.currentProperty().get()).isEqualTo(new Place(Destination.PODS, CHECKOUT, INCIDENT, ""));

        assertThat(navigator.back()).isTrue();
        assertThat(navigator.currentProperty().get()).isEqualTo(new Place(Destination.LOGS, CHECKOUT, INCIDENT, ""));
        assertThat(navigator.back()).isTrue();
        assertThat(navigator.currentProperty().get())
                .isEqualTo(new Place(Destination.OVERVIEW, Target.EVERYTHING, HOUR, ""));
        assertThat(time.choiceProperty().get()).isEqualTo(HOUR);
        assertThat(navigator.back()).isFalse();
    }

    @Test
    void a_range_chosen_in_between_is_remembered_at_its_place() {
        time.choiceProperty().set(INCIDENT);
        navigator.go(Destination.LOGS);
        time.choiceProperty().set(HOUR);
        navigator.back();
        assertThat(time.choiceProperty().get()).isEqualTo(INCIDENT);
    }

    @Test
    void going_where_one_is_leaves_no_trace() {
        navigator.go(Destination.OVERVIEW);
        navigator.narrow(Target.EVERYTHING);
        assertThat(navigator.back()).isFalse();
        navigator.narrow(CHECKOUT);
        assertThat(navigator.back()).isTrue();
    }

    @Test
    void the_way_back_has_an_end() {
        for (int i = 0; i < 500; i++) {
            navigator.go(i % 2 == 0 ? Destination.LOGS : Destination.PODS);
        }
        int steps = 0;
        while (navigator.back()) {
            steps++;
        }
        assertThat(steps).isEqualTo(100);
    }

    @Test
    void a_brushed_range_is_a_step_of_its_own() {
        navigator.narrow(CHECKOUT);
        time.choiceProperty().set(INCIDENT);

        assertThat(navigator.back()).isTrue();
        assertThat(time.choiceProperty().get()).isEqualTo(HOUR);
        assertThat(navigator.target()).isEqualTo(CHECKOUT);
        assertThat(navigator.back()).isTrue();
        assertThat(navigator.target()).isEqualTo(Target.EVERYTHING);
    }

    @Test
    void another_namespace_is_a_step_of_its_own() {
        navigator.namespaceProperty().set("shop");
        navigator.go(Destination.PODS);
        navigator.back();
        assertThat(navigator.namespaceProperty().get()).isEqualTo("shop");
        navigator.back();
        assertThat(navigator.namespaceProperty().get()).isEmpty();
    }

    @Test
    void views_follow_what_is_clicked_and_where_back_leads() {
        var seen = new ArrayList<Target>();
        navigator.follow(seen::add);

        navigator.narrow(CHECKOUT);
        navigator.narrow(CHECKOUT);
        navigator.go(Destination.PODS);
        navigator.back();
        navigator.back();

        assertThat(seen).containsExactly(CHECKOUT, CHECKOUT, Target.EVERYTHING);
    }

    @Test
    void what_was_typed_comes_back_with_the_place() {
        var typed = new AtomicReference<>("timeout");
        navigator.remember(() -> {
            String then = typed.get();
            return () -> typed.set(then);
        });
        navigator.follow(target -> typed.set(""));

        navigator.narrow(CHECKOUT);
        assertThat(typed).hasValue("");
        navigator.back();

        assertThat(typed).hasValue("timeout");
    }

    @Test
    void a_wheel_that_turns_on_is_one_step() {
        time.adjust(new TimeRange(Instant.ofEpochSecond(-3_000), Instant.ofEpochSecond(-600)));
        time.adjust(new TimeRange(Instant.ofEpochSecond(-2_400), Instant.ofEpochSecond(-900)));
        time.adjust(new TimeRange(Instant.ofEpochSecond(-2_000), Instant.ofEpochSecond(-1_000)));
        assertThat(navigator.back()).isTrue();
        assertThat(time.choiceProperty().get()).isEqualTo(HOUR);
        assertThat(navigator.back()).isFalse();
    }
}
