package dev.porthole.connectors.api.workloads;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a container used at one moment.
 *
 * @param at the end of the short window that it was measured over
 * @param memory working set in bytes; empty when it was not measured
 * @param cpu in cores; empty when it was not measured
 */
public record UsageSample(Instant at, OptionalDouble memory, OptionalDouble cpu) {}
