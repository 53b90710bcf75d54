package dev.porthole.app.engine;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something to be asked again and again.
 *
 * @param key equal keys are the same question and are asked once, however many listen
 * @param lane whose limit of questions at a time counts; usually the connection's id
 * @param ask one question; blocks, and ends by the deadline
 * @param problem what an answer itself tells to be wrong, which is waited for like a failure to answer
 * @param <T> the answer
 */
public record PollSpec<T>(
        Object key, String lane, Function<Deadline, Outcome<T>> ask, Function<T, Optional<Failure>> problem) {

    /** A question whose answers are always good news. */
    public PollSpec(Object key, String lane, Function<Deadline, Outcome<T>> ask) {
        this(key, lane, ask, answer -> Optional.empty());
    }
}
