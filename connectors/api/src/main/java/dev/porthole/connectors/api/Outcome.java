package dev.porthole.connectors.api;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a call to a port came to. A port never throws for anything that can be expected of a network or a server: it
 * answers {@link Failed}.
 *
 * @param <T> what is answered when it worked
 */
public sealed interface Outcome<T> {

    /**
     * It worked.
     *
     * @param value the answer
     * @param notes what is to be shown beside the answer (warnings, infos, partial results): the server's words, or ours
     */
    record Success<T>(T value, List<Detail> notes) implements Outcome<T> {
        public Success {
            notes = List.copyOf(notes);
        }
    }

    /** It did not work, and why. */
    record Failed<T>(Failure failure) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Success<>(value, List.of());
    }

    static <T> Outcome<T> of(T value, List<Detail> notes) {
        return new Success<>(value, notes);
    }

    static <T> Outcome<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    /** The same outcome with its value changed; notes and failures pass through. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Success<T>(var value, var notes) -> new Success<>(change.apply(value), notes);
            case Failed<T>(var failure) -> new Failed<>(failure);
        };
    }

    /** The outcome of a second step that needs the first one's value; the first step's notes are kept. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Failed<T>(var failure) -> new Failed<>(failure);
            case Success<T>(var value, var notes) ->
                switch (next.apply(value)) {
                    case Failed<R> failed -> failed;
                    case Success<R>(var second, var more) ->
                        new Success<>(second, notes.isEmpty() ? more : concat(notes, more));
                };
        };
    }

    private static List<Detail> concat(List<Detail> first, List<Detail> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
