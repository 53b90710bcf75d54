package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogIndexCacheTest {

    @Test
    void a_days_number_becomes_a_star_and_all_else_stays() {
        assertThat(LogIndexCache.patterns(List.of(
                        "filebeat-8.5.1-2026.11.22",
                        "filebeat-8.5.1-2026.11.23",
                        "logstash-2026.11",
                        "filebeat-000001",
                        "logs-app.shop-default")))
                .containsExactly("filebeat-8.5.1-*", "logstash-*", "filebeat-*", "logs-app.shop-default");
    }

    @Test
    void indices_of_the_products_and_of_others_are_no_logs() {
        assertThat(LogIndexCache.patterns(List.of(".kibana_1", ".ds-logs-app-2026.11.23-000001", "orders-2026.11.23")))
                .isEmpty();
    }
}
