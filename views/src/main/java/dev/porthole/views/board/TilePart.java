package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Phrase;
import java.util.Optional;

/**
 * One of the things that a tile's number is made of: a service, a route, a percentile, a state.
 *
 * @param value in the tile's quantity
 * @param labels that a click on it carries along; may be empty
 * @param line over time, for charts
 */
public record TilePart(Phrase name, double value, Severity severity, Labels labels, Optional<TimeSeries> line) {

    /** A part that has a name of its own, which is nobody's language. */
    public static TilePart of(String name, double value, Severity severity, Labels labels) {
        return new TilePart(Phrase.of("board.part", name), value, severity, labels, Optional.empty());
    }
}
