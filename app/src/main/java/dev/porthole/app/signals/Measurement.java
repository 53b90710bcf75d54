package dev.porthole.app.signals;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.signals.Doubt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a signal was at one moment. Its values are possible ones.
 *
 * @param told whether there are metrics that can tell it at all
 */
public record Measurement(List<Sample> samples, List<Doubt> doubts, boolean told) {

    public Measurement {
        samples = List.copyOf(samples);
        doubts = List.copyOf(doubts);
    }

    static final Measurement UNTOLD = new Measurement(List.of(), List.of(), false);

    /** The only value; empty when there is none. */
    public Optional<Double> single() {
        return samples.stream().map(Sample::value).findFirst();
    }

    /** The series with the largest value. */
    public Optional<Sample> largest() {
        return samples.stream().max(Comparator.comparingDouble(Sample::value));
    }

    /** The value of the series with these labels. */
    public Optional<Double> of(Labels labels) {
        return samples.stream()
                .filter(sample -> sample.labels().equals(labels))
                .map(Sample::value)
                .findFirst();
    }
}
