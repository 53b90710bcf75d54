package dev.porthole.connectors.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {

    /** A map does the same, one step after the other. */
    @Test
    void labels_are_what_a_sorted_map_would_be() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            var expected = new TreeMap<String, String>();
            Labels labels = Labels.EMPTY;
            for (int step = 0; step < 12; step++) {
                String name = "n" + random.nextInt(8);
                List<String> some = List.of(name, "n" + random.nextInt(8), "elsewhere");
                switch (random.nextInt(4)) {
                    case 0 -> {
                        labels = labels.without(some);
                        expected.keySet().removeAll(some);
                    }
                    case 1 -> {
                        var most = new ArrayList<>(expected.keySet());
                        most.remove(name);
                        labels = labels.only(most);
                        expected.keySet().retainAll(most);
                    }
                    default -> {
                        String value = "v" + random.nextInt(3);
                        labels = labels.with(name, value);
                        expected.put(name, value);
                    }
                }
                assertThat(new ArrayList<>(labels.asMap().entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
                assertThat(labels)
                        .hasToString(expected.toString())
                        .isEqualTo(Labels.of(expected))
                        .hasSameHashCodeAs(Labels.of(expected));
                assertThat(labels.size()).isEqualTo(expected.size());
                assertThat(labels.get(name)).isEqualTo(expected.getOrDefault(name, ""));
                assertThat(labels.find(name).isPresent()).isEqualTo(expected.containsKey(name));
            }
        }
    }

    @Test
    void of_a_name_that_comes_twice_the_last_value_counts() {
        assertThat(Labels.of("pod", "a", "node", "n", "pod", "b").asMap()).isEqualTo(Map.of("pod", "b", "node", "n"));
    }

    @Test
    void a_name_without_a_value_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.of("pod"));
    }

    @Test
    void a_set_holds_another_only_with_the_same_values() {
        Labels labels = Labels.of("node", "n", "pod", "a");
        assertThat(labels.containsAll(Labels.EMPTY)).isTrue();
        assertThat(labels.containsAll(Labels.of("pod", "a"))).isTrue();
        assertThat(labels.containsAll(Labels.of("pod", "b"))).isFalse();
        assertThat(labels.containsAll(Labels.of("job", ""))).isFalse();
    }

    @Test
    void sets_are_ordered_by_name_and_value_in_turn_the_shorter_first() {
        assertThat(List.of(
                        Labels.of("b", "1"),
                        Labels.of("a", "2"),
                        Labels.of("a", "1", "b", "1"),
                        Labels.of("a", "1"),
                        Labels.EMPTY))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }
}
