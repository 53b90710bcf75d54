package dev.porthole.connectors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.alerts.AlertControlContract;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DemoAlertControlTest extends AlertControlContract {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:47Z");

    private final AlertSource source = new DemoCluster(1, InstantSource.fixed(NOW)).alerts();

    @Override
    protected AlertSource source() {
        return source;
    }

    @Override
    protected Instant now() {
        return NOW;
    }

    @Test
    void one_that_is_opened_for_reading_gives_no_way_to_write() {
        assertThat(new DemoCluster(1, InstantSource.fixed(NOW), true).alerts().control())
                .isEmpty();
    }
}
