package dev.porthole.app.connect;

import dev.porthole.app.engine.PollEngine;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.time.InstantSource;
import java.util.function.Function;

/** Makes connections that one engine keeps watch over. */
record Connections(PollEngine engine, InstantSource clock) {

    /** One that only its own questions wait for. */
    <S extends Source> Connection<S> of(String id, Function<Deadline, Outcome<S>> opener) {
        return new Connection<>(id, opener, engine, clock, () -> engine.wake(id));
    }

    /** One that the others lead through: when it is back, they are all tried. */
    <S extends Source> Connection<S> leadingToOthers(String id, Function<Deadline, Outcome<S>> opener) {
        return new Connection<>(id, opener, engine, clock, engine::wake);
    }
}
