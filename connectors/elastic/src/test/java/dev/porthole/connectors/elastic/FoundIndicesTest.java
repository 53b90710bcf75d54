package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the indices with logs are found on servers with very many of them. */
class FoundIndicesTest {

    @Test
    void a_date_and_a_running_number_both_become_the_star() {
        assertThat(LogIndexCache.patterns(List.of(
                        "filebeat-8.5.1-2026.11.22-000001",
                        "filebeat-8.5.1-2026.11.23-000002",
                        "logstash-2026.11-000001",
                        "logs-app-20261123",
                        "logs-app-20261124")))
                .containsExactly("filebeat-8.5.1-*", "logstash-*", "logs-app-*");
    }

    @Test
    void more_names_than_one_request_can_carry_become_the_beginnings_of_names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            names.add("logs-service" + i + "-default");
        }
        names.add("filebeat-8.5.1-2026.11.23");

        assertThat(LogIndexCache.patterns(names)).containsExactly("filebeat-*", "logs-*");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_hostile_name_is_looked_at_as_fast_as_any() {
        String name = "logs-" + "1234567".repeat(30) + "x";

        assertThat(LogIndexCache.patterns(List.of(name))).containsExactly(name);
    }
}
