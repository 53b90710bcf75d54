package dev.porthole.views.pods.list;

import dev.porthole.views.pods.rows.PodColumn;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the columns stand in a width: the name takes what the others leave, and when that is too little the others give
 * way, the least important first, until it has room.
 */
final class PodListColumns {

    private static final double LEAST_NAME = 230;

    /** The last is given up first. */
    private static final PodColumn[] BY_IMPORTANCE = {
        PodColumn.NAME,
        PodColumn.STATUS,
        PodColumn.AGE,
        PodColumn.RESTARTS,
        PodColumn.READY,
        PodColumn.REASON,
        PodColumn.OWNER,
        PodColumn.NODE,
        PodColumn.EXIT
    };

    private final Map<PodColumn, double[]> places = new EnumMap<>(PodColumn.class);

    PodListColumns(double width) {
        Map<PodColumn, Double> widths = new EnumMap<>(PodColumn.class);
        for (PodColumn column : BY_IMPORTANCE) {
            widths.put(column, column.width());
        }
        double others = others(widths);
        for (int i = BY_IMPORTANCE.length - 1; i > 0 && width - others < LEAST_NAME; i--) {
            widths.remove(BY_IMPORTANCE[i]);
            others = others(widths);
        }
        widths.put(PodColumn.NAME, Math.max(0, width - others));
        double x = 0;
        for (PodColumn column : PodColumn.values()) {
            Double wide = widths.get(column);
            if (wide != null) {
                places.put(column, new double[] {x, wide});
                x += wide;
            }
        }
    }

    private static double others(Map<PodColumn, Double> widths) {
        return widths.entrySet().stream()
                .filter(entry -> entry.getKey() != PodColumn.NAME)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    boolean shows(PodColumn column) {
        return places.containsKey(column);
    }

    double x(PodColumn column) {
        return Objects.requireNonNull(places.get(column))[0];
    }

    double width(PodColumn column) {
        return Objects.requireNonNull(places.get(column))[1];
    }
}
