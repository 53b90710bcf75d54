package dev.porthole.app.boards;

import dev.porthole.app.signals.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which tiles stand on a board, in their order.
 *
 * @param tiles ids of {@link #METRIC_TILES} and {@link #POD_TILES}
 */
public record Board(List<String> tiles, Thresholds thresholds) {

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

    public Board {
        tiles = List.copyOf(tiles);
        for (String tile : tiles) {
            if (!METRIC_TILES.containsKey(tile) && !POD_TILES.containsKey(tile)) {
                throw new IllegalArgumentException("no tile " + tile);
            }
        }
    }

    /** The board for whoever is on call. */
    public static Board onCall() {
        return new Board(
                List.of("cpu", "memory", "disk", "requests", "latency", "errors", "pool", RestartTile.ID),
                Thresholds.DEFAULT);
    }

    private static Map<String, TileQuestion> byId(List<TileQuestion> questions) {
        Map<String, TileQuestion> byId = new TreeMap<>();
        questions.forEach(question -> byId.put(question.id(), question));
        return byId;
    }
}
