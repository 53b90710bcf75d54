package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All pods that match, sorted and grouped, as the lines of a list. Immutable; made off the UI thread.
 *
 * @param matching pods that match, shown or in a collapsed group
 * @param pods of the whole table
 */
public record PodList(List<Line> lines, int matching, int pods) {

    public static final PodList EMPTY = new PodList(List.of(), 0, 0);

    /** A line of the list. */
    public sealed interface Line {
        /** The heading of a group. */
        record Group(String name, int pods, int ready, int restarts, boolean collapsed) implements Line {}

        /** A pod. */
        record One(PodRow row) implements Line {}
    }

    /** @param past restarts in the range that metrics know of */
    public static PodList of(PodTable table, TimeRange range, Map<PodKey, Measured> past, PodListQuery query) {
        var filter = PodFilter.of(query.filter());
        List<PodRow> rows = new ArrayList<>();
        for (PodRow row : PodRows.all(table, range, past)) {
            if (filter.matches(row)) {
                rows.add(row);
            }
        }
        rows.sort(query.order());
        List<Line> lines = new ArrayList<>(rows.size());
        if (query.grouping() == PodGrouping.NONE) {
            rows.forEach(row -> lines.add(new Line.One(row)));
        } else {
            group(rows, query, lines);
        }
        return new PodList(lines, rows.size(), table.pods().size());
    }

    private static void group(List<PodRow> rows, PodListQuery query, List<Line> lines) {
        Map<String, List<PodRow>> groups = new TreeMap<>();
        for (PodRow row : rows) {
            groups.computeIfAbsent(query.grouping().of(row), name -> new ArrayList<>())
                    .add(row);
        }
        groups.forEach((name, members) -> {
            boolean collapsed = query.collapsed().contains(name);
            int ready = 0;
            int restarts = 0;
            for (PodRow row : members) {
                ready += row.pod().ready() ? 1 : 0;
                restarts += row.restarts();
            }
            lines.add(new Line.Group(name, members.size(), ready, restarts, collapsed));
            if (!collapsed) {
                members.forEach(row -> lines.add(new Line.One(row)));
            }
        });
    }
}
