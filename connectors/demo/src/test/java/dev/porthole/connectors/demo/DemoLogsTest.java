package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.LogSourceContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The demo's logs hold to what every source of logs holds to. */
class DemoLogsTest extends LogSourceContract {

    private static final Instant NOW = Instant.parse("2026-03-04T12:04:00Z");

    private final DemoCluster demo = new DemoCluster(1, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        demo.close();
    }

    @Override
    protected LogSource source() {
        return demo.logs();
    }

    /** Ends before now, and lies in the middle of an incident. */
    @Override
    protected TimeRange range() {
        return new TimeRange(NOW.minus(Duration.ofMinutes(2)), NOW.minusSeconds(5));
    }
}
