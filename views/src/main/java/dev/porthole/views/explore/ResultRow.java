package dev.porthole.views.explore;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Sample;

/**
 * A series of an answer, with its value now.
 *
 * @param key gives the series its colour: the labels, told apart by query where there are several
 */
record ResultRow(String letter, Labels labels, Labels key, Sample sample) {

    /** All digits, as the server said them. */
    String value() {
        var histogram = sample.histogram();
        return histogram == null
                ? SeriesName.number(sample.value())
                : "n=" + SeriesName.number(histogram.count()) + "  Σ=" + SeriesName.number(histogram.sum());
    }
}
