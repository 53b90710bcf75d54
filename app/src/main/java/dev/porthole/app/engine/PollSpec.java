package dev.porthole.app.engine;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import java.util.function.Function;

/**
 * Something to be asked again and again.
 *
 * @param key equal keys are the same question and are asked once, however many listen
 * @param lane whose limit of questions at a time counts; usually the connection's id
 * @param ask one question; blocks, and ends by the deadline
 * @param <T> the answer
 */
public record PollSpec<T>(Object key, String lane, Function<Deadline, Outcome<T>> ask) {}
