package dev.porthole.app.boards;

import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TileReading;

/** A tile that the pods' own status answers. */
@FunctionalInterface
interface PodTile {

    TileReading read(PodTable pods, BoardScope scope);
}
