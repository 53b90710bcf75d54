package dev.porthole.connectors.api.signals;

/**
 * From where on a signal's value is worth a person's attention, in its unit; NaN for no such bound.
 *
 * @param warning above it something may be wrong
 * @param critical above it something is wrong
 */
public record SignalBounds(double warning, double critical) {

    public static final SignalBounds NONE = new SignalBounds(Double.NaN, Double.NaN);
}
