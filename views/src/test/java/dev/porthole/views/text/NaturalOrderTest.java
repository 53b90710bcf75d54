package dev.porthole.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    private static final NaturalOrder ORDER = new NaturalOrder();

    @Test
    void numbers_count_as_such_and_case_does_not() {
        List<String> ordered = List.of(
                "",
                "1",
                "a",
                "kafka",
                "kafka-2",
                "kafka-02a",
                "kafka-9",
                "Kafka-10",
                "kafka-10-1",
                "kafka-99999999999999999999",
                "kafka-x",
                "worker-2",
                "worker-11");
        for (int seed = 0; seed < 20; seed++) {
            var mixed = new ArrayList<>(ordered);
            Collections.shuffle(mixed, new Random(seed));
            mixed.sort(ORDER);
            assertThat(mixed).isEqualTo(ordered);
        }
    }

    @Test
    void only_the_same_name_is_equal() {
        assertThat(ORDER.compare("a-1", "a-1")).isZero();
        assertThat(ORDER.compare("a-1", "a-01")).isNotZero().isEqualTo(-ORDER.compare("a-01", "a-1"));
        assertThat(ORDER.compare("A", "a")).isNotZero();
    }
}
