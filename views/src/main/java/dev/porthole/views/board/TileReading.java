package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.util.Optional;

/**
 * What one tile shows.
 *
 * @param value {@link TimeSeries#ABSENT} when there is none; {@code absence} then says why
 * @param detail the one line that matters: the worst node, the trend, the time until full
 * @param limit the threshold in words for the tile's corner; may be empty
 * @param trend for the sparkline; empty when there is none
 * @param threshold in the value's unit, for the line across the sparkline; NaN for none
 * @param focus the labels of the worst part, carried along by a click; may be empty
 * @param absence why there is no value: no such metric, target down, no traffic
 */
public record TileReading(
        double value,
        Quantity quantity,
        Phrase detail,
        Phrase limit,
        Severity severity,
        Optional<TimeSeries> trend,
        double threshold,
        Labels focus,
        Optional<Phrase> absence) {

    /** The same with another line. */
    public TileReading withTrend(Optional<TimeSeries> other) {
        return new TileReading(value, quantity, detail, limit, severity, other, threshold, focus, absence);
    }

    /** Nothing to show, and why. */
    public static TileReading absent(Quantity quantity, Phrase reason) {
        return new TileReading(
                TimeSeries.ABSENT,
                quantity,
                Phrase.NONE,
                Phrase.NONE,
                Severity.OK,
                Optional.empty(),
                Double.NaN,
                Labels.EMPTY,
                Optional.of(reason));
    }
}
