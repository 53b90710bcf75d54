package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.board.TileReading;

/** What one tile asks, and how it judges the answer. */
public interface TileQuestion {

    /** Such as "cpu"; part of message keys and settings. */
    String id();

    Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline);
}
