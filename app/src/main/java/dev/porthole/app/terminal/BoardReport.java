package dev.porthole.app.terminal;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.shell.status.ConnectionState;
import java.time.Instant;
import java.util.List;

/**
 * The board at one moment.
 *
 * @param cluster its name
 * @param namespace empty for all
 */
public record BoardReport(
        String cluster,
        String namespace,
        Instant at,
        List<Tile> tiles,
        Observation<List<AlertGroup>> alerts,
        List<ConnectionState> connections) {

    public BoardReport {
        tiles = List.copyOf(tiles);
        connections = List.copyOf(connections);
    }

    /** One tile's state. */
    public record Tile(String id, Observation<TileReading> reading) {}
}
