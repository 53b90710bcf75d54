package dev.porthole.views.board.definition;

import dev.porthole.connectors.api.signals.SignalUnit;

/** Where a tile's number comes from. */
public sealed interface TileSource {

    /**
     * A signal.
     *
     * @param signal its id, such as "cpu"
     */
    record OfSignal(String signal) implements TileSource {}

    /**
     * A person's own.
     *
     * @param promql may have variables in it, as whole values of labels: {@code {service="$service"}}
     */
    record OfQuery(String promql, SignalUnit unit) implements TileSource {}
}
