package dev.porthole.views.board.definition;

import dev.porthole.connectors.api.Severity;

/**
 * From where on a tile's number is worth attention, in its unit; NaN for no such bound.
 *
 * @param below whether small numbers are the bad ones, as with availability
 */
public record TileBounds(double warning, double critical, boolean below) {

    /** Those of the signal; none for a query. */
    public static final TileBounds USUAL = new TileBounds(Double.NaN, Double.NaN, false);

    public boolean isUsual() {
        return Double.isNaN(warning) && Double.isNaN(critical);
    }

    public Severity of(double value) {
        if (isBeyond(value, critical)) {
            return Severity.CRITICAL;
        }
        return isBeyond(value, warning) ? Severity.WARNING : Severity.OK;
    }

    private boolean isBeyond(double value, double bound) {
        return below ? value < bound : value > bound;
    }

    /** The bound that comes first. */
    public double first() {
        return Double.isNaN(warning) ? critical : warning;
    }
}
