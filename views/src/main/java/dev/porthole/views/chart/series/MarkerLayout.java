package dev.porthole.views.chart.series;

import dev.porthole.views.chart.scale.TimeScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Places the labels of markers in rows so that none covers another; for which there is no room, only the line stays. */
public final class MarkerLayout {

    private static final double GAP = 6;
    /** Closer than this, markers of a kind are one line. */
    private static final double SAME = 2;

    private MarkerLayout() {}

    /**
     * A marker's place.
     *
     * @param x of its line
     * @param labelX where its label begins
     * @param row of its label from the top, from 0; -1 for none
     */
    public record Placed(Marker marker, double x, double labelX, int row) {}

    /**
     * @param width of a label in pixels
     * @param rows how many there is room for
     */
    public static List<Placed> place(List<Marker> markers, TimeScale scale, ToDoubleFunction<String> width, int rows) {
        var placed = new ArrayList<Placed>();
        var taken = new ArrayList<List<double[]>>();
        for (int row = 0; row < rows; row++) {
            taken.add(new ArrayList<>());
        }
        List<Marker> byWeight = markers.stream()
                .filter(marker -> inside(marker, scale))
                .sorted(Comparator.comparing(MarkerLayout::weight).thenComparing(Marker::at))
                .toList();
        for (Marker marker : byWeight) {
            double x = scale.x(marker.at().toEpochMilli());
            boolean known = placed.stream()
                    .anyMatch(other -> other.marker().kind() == marker.kind()
                            && Math.abs(other.x() - x) < SAME
                            && (marker.label().isEmpty()
                                    || other.marker().label().equals(marker.label())));
            // What says the same again is a line of the same colour, and needs no second label.
            boolean said = marker.kind() != Marker.Kind.ROLLOUT
                    && placed.stream()
                            .anyMatch(other -> other.row() >= 0
                                    && other.marker().kind() == marker.kind()
                                    && other.marker().label().equals(marker.label()));
            if (said) {
                placed.add(new Placed(marker, x, x, -1));
            } else if (!known) {
                placed.add(place(marker, x, width.applyAsDouble(marker.label()), scale.pixels(), taken));
            }
        }
        return placed;
    }

    private static Placed place(Marker marker, double x, double width, double pixels, List<List<double[]>> taken) {
        if (!marker.label().isEmpty()) {
            for (double left : new double[] {x + GAP, x - GAP - width}) {
                if (left < 0 || left + width > pixels) {
                    continue;
                }
                for (int row = 0; row < taken.size(); row++) {
                    if (taken.get(row).stream()
                            .noneMatch(span -> left < span[1] + GAP && left + width > span[0] - GAP)) {
                        taken.get(row).add(new double[] {left, left + width});
                        return new Placed(marker, x, left, row);
                    }
                }
            }
        }
        return new Placed(marker, x, x, -1);
    }

    private static boolean inside(Marker marker, TimeScale scale) {
        long at = marker.at().toEpochMilli();
        return at >= scale.startMs() && at <= scale.endMs();
    }

    /** Who gets a label first when there is not room for all. */
    private static int weight(Marker marker) {
        return switch (marker.kind()) {
            case SINCE -> 0;
            case ROLLOUT -> 1;
            case ALERT -> 2;
            case RESTART -> 3;
            case OTHER -> 4;
            case SILENCE -> 5;
        };
    }
}
