package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.demo.world.Life;

/** One series of a pod: its labels, its name among them, and how its value follows from the pod and the time. */
record MetricTemplate(Labels labels, Sampler sampler) {

    /** {@link dev.porthole.connectors.api.metrics.TimeSeries#ABSENT} when there is none. */
    @FunctionalInterface
    interface Sampler {
        double at(Life life, long timeMs);
    }
}
