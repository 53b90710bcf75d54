package dev.porthole.app.boards;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.board.TileReading;

/** What one tile asks, and how it puts the answer. */
public interface TileQuestion {

    /** Such as "cpu"; part of message keys and settings. */
    String id();

    Outcome<TileReading> ask(BoardSignals signals, Deadline deadline);
}
