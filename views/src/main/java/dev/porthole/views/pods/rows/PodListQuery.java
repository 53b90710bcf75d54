package dev.porthole.views.pods.rows;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * How the list of pods is to be shown.
 *
 * @param column that it is sorted by; empty for those in trouble first
 * @param collapsed the groups whose pods are not shown
 */
public record PodListQuery(
        String filter, Optional<PodColumn> column, boolean descending, PodGrouping grouping, Set<String> collapsed) {

    public static final PodListQuery ALL = new PodListQuery("", Optional.empty(), false, PodGrouping.NONE, Set.of());

    public PodListQuery {
        collapsed = Set.copyOf(collapsed);
    }

    /** Equal rows come by their name, so that they stay where they are. */
    Comparator<PodRow> order() {
        if (column.isEmpty()) {
            return PodRows.ORDER;
        }
        Comparator<PodRow> order = column.get().order();
        return (descending ? order.reversed() : order)
                .thenComparing(row -> row.pod().key());
    }
}
