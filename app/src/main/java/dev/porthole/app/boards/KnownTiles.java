package dev.porthole.app.boards;

import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.board.definition.TileSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The questions of tiles: some signals have one of their own, which tells what matters beside the number. */
final class KnownTiles {

    /** A tile that the pods' own status answers. */
    @FunctionalInterface
    interface PodTile {
        TileReading read(PodTable pods, BoardScope scope);
    }

    /** Tiles that are asked of metrics. */
    static final Map<String, TileQuestion> METRIC_TILES = byId(List.of(
            new NodeTiles.Cpu(),
            new NodeTiles.Memory(),
            new NodeTiles.Disk(),
            new NodeTiles.Network(),
            new HttpTiles.Requests(),
            new HttpTiles.Latency(),
            new HttpTiles.Errors(),
            new PoolTile()));

    /** Tiles that are read from the cluster's pods, which is exact where metrics extrapolate. */
    static final Map<String, PodTile> POD_TILES =
            Map.of(RestartTile.ID, RestartTile::read, PodStatesTile.ID, PodStatesTile::read);

    /** Tiles about the promise, which are worked out of other signals; a click on them opens what failed. */
    static final Map<String, TileQuestion> GOALS = byId(GoalTiles.ALL);

    private KnownTiles() {}

    /** Of the pods' own status; empty for what metrics are asked for. */
    static Optional<PodTile> ofPods(TileSource source) {
        return source instanceof TileSource.OfSignal(String signal)
                ? Optional.ofNullable(POD_TILES.get(signal))
                : Optional.empty();
    }

    static TileQuestion of(TileSource source) {
        return switch (source) {
            case TileSource.OfQuery query -> new QueryTile(query);
            case TileSource.OfSignal(String signal) -> {
                TileQuestion own = GOALS.getOrDefault(signal, METRIC_TILES.get(signal));
                yield own != null
                        ? own
                        : new SignalTile(Known.of(signal)
                                .orElseThrow(() -> new IllegalArgumentException("no signal " + signal)));
            }
        };
    }

    private static Map<String, TileQuestion> byId(List<TileQuestion> questions) {
        Map<String, TileQuestion> byId = new TreeMap<>();
        questions.forEach(question -> byId.put(question.id(), question));
        return byId;
    }
}
