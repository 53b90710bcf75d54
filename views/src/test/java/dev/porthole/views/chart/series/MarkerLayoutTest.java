package dev.porthole.views.chart.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.series.MarkerLayout.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkerLayoutTest {

    private static final TimeScale HOUR = new TimeScale(0, 3_600_000, 900);

    private static Marker marker(long second, String label) {
        return new Marker(Marker.Kind.ROLLOUT, Instant.ofEpochSecond(second), label);
    }

    private static double width(String label) {
        return label.length() * 6.0;
    }

    @Test
    void labels_that_would_meet_stand_in_rows_and_the_last_at_the_left_of_its_line() {
        List<Placed> placed = MarkerLayout.place(
                List.of(
                        marker(600, "deploy checkout v2.14"),
                        marker(660, "deploy users v3"),
                        marker(3_590, "deploy a")),
                HOUR,
                MarkerLayoutTest::width,
                3);
        assertThat(placed).extracting(Placed::row).containsExactly(0, 1, 0);
        assertThat(placed.getLast().labelX()).isLessThan(placed.getLast().x());
    }

    @Test
    void no_label_ever_covers_another_or_leaves_the_chart() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var markers = new ArrayList<Marker>();
            for (int i = 0; i < random.nextInt(40); i++) {
                markers.add(new Marker(
                        Marker.Kind.values()[random.nextInt(Marker.Kind.values().length)],
                        Instant.ofEpochSecond(random.nextInt(4_200) - 300),
                        "x".repeat(random.nextInt(30))));
            }
            List<Placed> placed = MarkerLayout.place(markers, HOUR, MarkerLayoutTest::width, 4);
            assertThat(placed).allMatch(one -> one.x() >= 0 && one.x() <= 900);
            List<Placed> labelled =
                    placed.stream().filter(one -> one.row() >= 0).toList();
            for (Placed one : labelled) {
                assertThat(one.labelX()).isNotNegative();
                assertThat(end(one)).isLessThanOrEqualTo(900);
                assertThat(labelled)
                        .filteredOn(other -> other != one && other.row() == one.row())
                        .allMatch(other -> end(other) < one.labelX() || other.labelX() > end(one));
            }
        }
    }

    private static double end(Placed placed) {
        return placed.labelX() + width(placed.marker().label());
    }
}
