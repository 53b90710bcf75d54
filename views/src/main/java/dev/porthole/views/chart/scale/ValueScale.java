package dev.porthole.views.chart.scale;

import java.util.function.DoubleUnaryOperator;

/**
 * Values over so many pixels, the lowest at the foot.
 *
 * @param low the value at the foot; of a logarithmic scale more than zero
 * @param high the value at the top, more than {@code low}
 * @param pixels the height
 */
public record ValueScale(double low, double high, double pixels, boolean logarithmic) {

    /** Pixels from the top; what is outside lies at the edge, infinite values too. */
    public double y(double value) {
        return (1 - Math.clamp(share(value), 0, 1)) * pixels;
    }

    /**
     * {@link #y} for many values, to pixels of a screen.
     *
     * @param density pixels of the screen per logical pixel
     */
    public DoubleUnaryOperator painter(double density) {
        double height = pixels * density;
        double each = height / (high - low);
        if (logarithmic || !(each > 0) || Double.isInfinite(each)) {
            return value -> y(value) * density;
        }
        double foot = height + low * each;
        return value -> Math.clamp(foot - value * each, 0, height);
    }

    /** The value at {@code y} pixels from the top. */
    public double value(double y) {
        double share = 1 - y / pixels;
        return logarithmic
                ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)))
                : low + share * (high - low);
    }

    private double share(double value) {
        if (!logarithmic) {
            // Halves, so that the span of the largest numbers does not overflow.
            return (value / 2 - low / 2) / (high / 2 - low / 2);
        }
        return value <= 0 ? 0 : (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
    }
}
