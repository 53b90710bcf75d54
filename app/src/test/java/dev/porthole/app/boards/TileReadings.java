package dev.porthole.app.boards;

import dev.porthole.app.signals.Measured;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.board.TileReading;
import java.util.LinkedHashMap;
import java.util.Map;

/** All tiles that are asked of metrics, for tests. */
public final class TileReadings {

    private TileReadings() {}

    public static Map<String, TileReading> of(Measured measured, TimeRange range, String namespace, Deadline deadline) {
        var signals = new BoardSignals(measured, BoardScope.of(range, namespace));
        Map<String, TileReading> readings = new LinkedHashMap<>();
        KnownTiles.METRIC_TILES.forEach((id, question) -> readings.put(
                id,
                switch (question.ask(signals, deadline)) {
                    case Outcome.Success<TileReading>(var reading, var notes) -> reading;
                    case Outcome.Failed<TileReading>(var failure) -> throw new AssertionError(id + ": " + failure);
                }));
        return readings;
    }
}
