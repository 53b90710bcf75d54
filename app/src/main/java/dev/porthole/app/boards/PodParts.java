package dev.porthole.app.boards;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TilePart;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of the tiles that the pods' own status answers: pods by state, or restarts and pods by workload. */
record PodParts(TileDefinition tile) {

    private static final String STATE = "state";

    List<TilePart> of(PodTable table, BoardScope scope) {
        if (!tile.visual().hasParts()) {
            return List.of();
        }
        List<Pod> pods = table.all().stream().filter(scope::has).toList();
        boolean restarts = !isOfStates();
        List<TilePart> parts = restarts ? restarts(table, scope) : byState(pods);
        return tile.visual() == TileVisual.STATUS ? tallies(pods) : parts;
    }

    private boolean isOfStates() {
        return tile.source().equals(new TileSource.OfSignal(PodStatesTile.ID));
    }

    /** Pods, not states, are what is counted. */
    private static List<TilePart> tallies(List<Pod> pods) {
        return TileParts.tallies(pods.stream()
                .map(pod -> TilePart.of(pod.key().name(), 1, PodStatesTile.severity(pod), PodStatesTile.workload(pod)))
                .toList());
    }

    private List<TilePart> byState(List<Pod> pods) {
        boolean workloads = !tile.by().isEmpty() && !tile.by().equals(STATE);
        Map<String, List<Pod>> groups = new TreeMap<>();
        pods.stream()
                .filter(pod -> !workloads || !PodStatesTile.isWell(pod))
                .forEach(pod -> groups.computeIfAbsent(
                                workloads ? PodStatesTile.workload(pod).get("service") : PodStatesTile.state(pod),
                                name -> new ArrayList<>())
                        .add(pod));
        return groups.entrySet().stream()
                .map(group -> TilePart.of(
                        group.getKey(),
                        group.getValue().size(),
                        group.getValue().stream()
                                .map(PodStatesTile::severity)
                                .max(Comparator.naturalOrder())
                                .orElse(Severity.OK),
                        workloads ? PodStatesTile.workload(group.getValue().getFirst()) : Labels.EMPTY))
                .sorted(Comparator.comparing(TilePart::severity)
                        .thenComparingDouble(TilePart::value)
                        .reversed())
                .toList();
    }

    private static List<TilePart> restarts(PodTable table, BoardScope scope) {
        Instant start = scope.range().end().minus(Duration.ofHours(1));
        Map<Labels, Long> counted = RestartTile.restarts(table, scope)
                .filter(restart -> restart.ended().finishedAt().isAfter(start)
                        && !restart.ended().finishedAt().isAfter(scope.range().end()))
                .collect(Collectors.groupingBy(
                        restart -> RestartTile.workload(table, restart).labels(), Collectors.counting()));
        return counted.entrySet().stream()
                .map(workload -> new TilePart(
                        Phrase.of("board.part", workload.getKey().get("service")),
                        workload.getValue(),
                        Severity.WARNING,
                        workload.getKey(),
                        Optional.empty()))
                .sorted(Comparator.comparingDouble(TilePart::value).reversed())
                .toList();
    }
}
