package dev.porthole.views.chart.series;

import dev.porthole.views.chart.scale.ValueScale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which line the pointer is on. */
public final class NearestSeries {

    /** Further away than this, it is on none. */
    private static final double REACH = 14;

    private NearestSeries() {}

    /** @param y in pixels from the top, as of {@code scale} */
    public static Optional<ChartSeries> at(List<Reading> readings, double y, ValueScale scale) {
        return readings.stream()
                .filter(reading -> !Double.isNaN(reading.value()))
                .filter(reading -> distance(reading, y, scale) <= REACH)
                .min(Comparator.comparingDouble(reading -> distance(reading, y, scale)))
                .map(Reading::series);
    }

    private static double distance(Reading reading, double y, ValueScale scale) {
        return Math.abs(scale.y(reading.value()) - y);
    }
}
