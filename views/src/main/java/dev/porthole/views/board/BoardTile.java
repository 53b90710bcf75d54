package dev.porthole.views.board;

import dev.porthole.connectors.api.Live;

/**
 * A place on the board.
 *
 * @param id such as "cpu" or "latency"; the title's key is {@code tile.<id>}
 */
public record BoardTile(String id, Live<TileReading> reading) {}
