package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.api.workloads.WorkloadSourceContract;
import java.time.Instant;
import java.time.InstantSource;

class DemoWorkloadsTest extends WorkloadSourceContract {

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-04T10:00:47Z"));

    @Override
    protected WorkloadSource source() {
        return new DemoCluster(1, clock).workloads();
    }

    @Override
    protected PodKey podWithLogs() {
        return new PodKey("shop", "orders-db-0");
    }
}
