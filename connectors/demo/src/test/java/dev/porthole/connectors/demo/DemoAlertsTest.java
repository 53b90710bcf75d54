package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.AlertSourceContract;
import java.time.Instant;
import java.time.InstantSource;

class DemoAlertsTest extends AlertSourceContract {

    private final AlertSource source =
            new DemoCluster(1, InstantSource.fixed(Instant.parse("2026-03-04T10:00:47Z"))).alerts();

    @Override
    protected AlertSource source() {
        return source;
    }
}
