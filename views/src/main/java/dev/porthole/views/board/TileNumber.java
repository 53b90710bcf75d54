package dev.porthole.views.board;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.text.Quantity;

/**
 * The number on a tile and how it is judged.
 *
 * @param value {@link TimeSeries#ABSENT} when there is none
 * @param threshold in the value's unit, for the line across the sparkline; NaN for none
 */
public record TileNumber(double value, Quantity quantity, Severity severity, double threshold) {

    public static TileNumber absent(Quantity quantity) {
        return new TileNumber(TimeSeries.ABSENT, quantity, Severity.OK, Double.NaN);
    }
}
