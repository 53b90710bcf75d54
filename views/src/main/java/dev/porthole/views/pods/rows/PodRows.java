package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.GonePod;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.text.NaturalOrder;
import dev.porthole.views.text.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All pods as rows: those in trouble first, then the newest. Immutable; made off the UI thread, for there may be tens of
 * thousands.
 *
 * @param rows the first of them
 * @param more how many match but are not among {@code rows}
 * @param restarts in the range, also of pods that are gone; at least so many when not {@code exact}
 * @param pods of the whole table, filtered or not
 */
public record PodRows(List<PodRow> rows, int more, int restarts, boolean exact, int pods) {

    /** More rows than anybody reads. */
    static final int MAX = 1000;

    public static final PodRows EMPTY = new PodRows(List.of(), 0, 0, true, 0);

    /** Those in trouble first, then the newest. */
    static final Comparator<PodRow> ORDER = Comparator.comparing(PodRow::isTroubled)
            .reversed()
            .thenComparing(row -> row.tone() == Tone.NEUTRAL)
            .thenComparing(PodRow::at, Comparator.reverseOrder())
            .thenComparing(row -> row.pod().key().namespace())
            .thenComparing(row -> row.pod().key().name(), new NaturalOrder());

    public PodRows {
        rows = List.copyOf(rows);
    }

    /** @param past restarts in the range that metrics know of */
    public static PodRows of(PodTable table, TimeRange range, Map<PodKey, Measured> past, String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        var rows = new ArrayList<PodRow>();
        int restarts = ofPodsThatAreGone(table, range, past);
        boolean exact = true;
        for (PodRow row : all(table, range, past)) {
            restarts += row.restarts();
            exact &= row.exact();
            if (row.matches(wanted)) {
                rows.add(row);
            }
        }
        for (PodRow row : gone(table, range, past)) {
            if (row.restarts() > 0 && row.matches(wanted)) {
                rows.add(row);
            }
        }
        rows.sort(ORDER);
        int shown = Math.min(MAX, rows.size());
        return new PodRows(
                rows.subList(0, shown),
                rows.size() - shown,
                restarts,
                exact,
                table.pods().size());
    }

    /** Pods that are gone, with what happened in them: a rollback must not take an incident off the screen. */
    private static List<PodRow> gone(PodTable table, TimeRange range, Map<PodKey, Measured> past) {
        Map<PodKey, List<ContainerRestart>> seen = byPod(table);
        Map<PodKey, Measured> unseen = new HashMap<>(past);
        unseen.keySet().removeAll(table.pods().keySet());
        List<PodRow> rows = new ArrayList<>();
        for (GonePod gone : table.gone()) {
            Pod pod = gone.pod();
            List<ContainerRestart> restarts = seen.getOrDefault(pod.key(), List.of());
            rows.add(row(pod, restarts, range, measured(past, pod.key()), false, true));
            unseen.remove(pod.key());
        }
        unseen.forEach((pod, measured) -> rows.add(PodRow.gone(pod, measured)));
        return rows;
    }

    private static int measured(Map<PodKey, Measured> past, PodKey pod) {
        Measured measured = past.get(pod);
        return measured == null ? 0 : measured.restarts();
    }

    /** Every pod, in no order. */
    static List<PodRow> all(PodTable table, TimeRange range, Map<PodKey, Measured> past) {
        Map<PodKey, List<ContainerRestart>> seen = byPod(table);
        List<PodRow> rows = new ArrayList<>(table.pods().size());
        for (Pod pod : table.all()) {
            rows.add(row(
                    pod,
                    seen.getOrDefault(pod.key(), List.of()),
                    range,
                    measured(past, pod.key()),
                    !past.isEmpty(),
                    false));
        }
        return rows;
    }

    private static Map<PodKey, List<ContainerRestart>> byPod(PodTable table) {
        Map<PodKey, List<ContainerRestart>> seen = new HashMap<>();
        for (ContainerRestart restart : table.restarts()) {
            seen.computeIfAbsent(restart.pod(), key -> new ArrayList<>()).add(restart);
        }
        return seen;
    }

    /** A rollout takes the pods away, but not what happened in them. */
    private static int ofPodsThatAreGone(PodTable table, TimeRange range, Map<PodKey, Measured> past) {
        Set<String> here = new HashSet<>();
        table.all().forEach(pod -> here.add(pod.uid()));
        Map<PodKey, Integer> gone = new HashMap<>();
        for (ContainerRestart restart : table.restarts()) {
            if (!here.contains(restart.uid()) && range.contains(restart.ended().finishedAt())) {
                gone.merge(restart.pod(), 1, Integer::sum);
            }
        }
        past.forEach((pod, count) -> {
            if (!table.pods().containsKey(pod)) {
                gone.merge(pod, count.restarts(), Math::max);
            }
        });
        return gone.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static PodRow row(
            Pod pod, List<ContainerRestart> seen, TimeRange range, int measured, boolean isMeasured, boolean gone) {
        int restarts = 0;
        boolean exact = true;
        for (Pod.Container container : pod.containers()) {
            RestartCount count = RestartCount.of(pod, container, seen, range);
            restarts += count.restarts();
            exact &= count.exact();
        }
        // Each may have missed what the other has seen: metrics the last seconds, the API all but the last end.
        return PodRow.of(pod, Math.max(restarts, measured), exact || isMeasured, gone);
    }
}
