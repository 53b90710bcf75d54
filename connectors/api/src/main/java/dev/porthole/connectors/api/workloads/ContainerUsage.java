package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a container used over a range.
 *
 * @param memory working set in bytes; empty when nobody measured it
 * @param memoryLimit in bytes; empty when it has none
 * @param cpu in cores; empty when nobody measured it
 * @param cpuLimit in cores; empty when it has none
 */
public record ContainerUsage(
        Optional<TimeSeries> memory, OptionalDouble memoryLimit, Optional<TimeSeries> cpu, OptionalDouble cpuLimit) {}
