package dev.porthole.app.boards;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many pods are not as they should be, and the workload with most of them; from the pods' own status. */
final class PodStatesTile {

    static final String ID = "podStates";

    private PodStatesTile() {}

    static TileReading read(PodTable table, BoardScope scope) {
        List<Pod> pods = table.pods().values().stream().filter(scope::has).toList();
        Map<Labels, List<Pod>> unwell =
                pods.stream().filter(pod -> !isWell(pod)).collect(Collectors.groupingBy(PodStatesTile::workload));
        long count = unwell.values().stream().mapToLong(List::size).sum();
        Optional<Map.Entry<Labels, List<Pod>>> worst = unwell.entrySet().stream()
                .max(Comparator.comparingInt(
                        (Map.Entry<Labels, List<Pod>> entry) -> entry.getValue().size()));
        Phrase detail = worst.map(most -> Phrase.of(
                        "board.detail.podStates",
                        most.getKey().get("service"),
                        most.getValue().size(),
                        most.getValue().getFirst().status()))
                .orElseGet(() -> Phrase.of("board.detail.podsWell"));
        return TileReading.of(
                        new TileNumber(count, Quantity.COUNT, count == 0 ? Severity.OK : Severity.WARNING, Double.NaN),
                        detail)
                .withFocus(worst.map(Map.Entry::getKey).orElse(Labels.EMPTY));
    }

    /** Done, or running with all its containers ready. */
    static boolean isWell(Pod pod) {
        return pod.phase() == Pod.Phase.SUCCEEDED || pod.ready() && pod.status().equals("Running");
    }

    static Labels workload(Pod pod) {
        String name =
                pod.owner().name().isEmpty() ? pod.key().name() : pod.owner().name();
        return Labels.of("namespace", pod.key().namespace(), "service", name);
    }

    /** In one word: running and ready, not ready, or what kubectl says of it. */
    static String state(Pod pod) {
        return pod.phase() == Pod.Phase.RUNNING && pod.status().equals("Running") && !pod.ready()
                ? "NotReady"
                : pod.status();
    }

    /** What waits to run is to be watched; what fails to is broken. */
    static Severity severity(Pod pod) {
        if (isWell(pod)) {
            return Severity.OK;
        }
        boolean begins = switch (pod.status()) {
            case "Pending", "ContainerCreating", "PodInitializing", "Running", "Terminating" -> true;
            default ->
                pod.status().startsWith("Init:")
                        && Character.isDigit(pod.status().charAt(5));
        };
        return begins ? Severity.WARNING : Severity.CRITICAL;
    }
}
