package dev.porthole.connectors.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The latest that is known of something that is asked again and again. Old data never looks fresh, and absent is never
 * zero.
 *
 * @param <T> what is observed
 */
public sealed interface Observation<T> {

    /** Asked, not answered yet. */
    record Pending<T>() implements Observation<T> {}

    /**
     * Answered in time.
     *
     * @param at when the answer came
     * @param notes the server's remarks on it
     */
    record Fresh<T>(T value, Instant at, List<Detail> notes) implements Observation<T> {
        public Fresh {
            notes = List.copyOf(notes);
        }
    }

    /** The last good answer, which is {@code at} old, and why there is no newer one. */
    record Stale<T>(T value, Instant at, Failure failure) implements Observation<T> {}

    /** Never answered, and why. */
    record Failed<T>(Failure failure, Instant at) implements Observation<T> {}

    /** What is known once {@code outcome} has come at {@code at}: a failure keeps the value that was there. */
    default Observation<T> after(Outcome<T> outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Success<T>(var value, var notes) -> new Fresh<>(value, now, notes);
            case Outcome.Failed<T>(var failure) ->
                switch (this) {
                    case Fresh<T>(var value, var at, var notes) -> new Stale<>(value, at, failure);
                    case Stale<T>(var value, var at, var old) -> new Stale<>(value, at, failure);
                    case Pending<T> pending -> new Failed<>(failure, now);
                    case Failed<T> failed -> new Failed<>(failure, now);
                };
        };
    }

    /** The value, fresh or stale. */
    default Optional<T> known() {
        return switch (this) {
            case Fresh<T>(var value, var at, var notes) -> Optional.of(value);
            case Stale<T>(var value, var at, var failure) -> Optional.of(value);
            case Pending<T> pending -> Optional.empty();
            case Failed<T> failed -> Optional.empty();
        };
    }

    /** Why there is no fresh value. */
    default Optional<Failure> problem() {
        return switch (this) {
            case Stale<T>(var value, var at, var failure) -> Optional.of(failure);
            case Failed<T>(var failure, var at) -> Optional.of(failure);
            case Fresh<T> fresh -> Optional.empty();
            case Pending<T> pending -> Optional.empty();
        };
    }

    /** The same state of knowledge about something derived from the value. */
    default <R> Observation<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Pending<T> pending -> new Pending<>();
            case Fresh<T>(var value, var at, var notes) -> new Fresh<>(change.apply(value), at, notes);
            case Stale<T>(var value, var at, var failure) -> new Stale<>(change.apply(value), at, failure);
            case Failed<T>(var failure, var at) -> new Failed<>(failure, at);
        };
    }
}
