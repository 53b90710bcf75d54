package dev.porthole.connectors.api;

import dev.porthole.connectors.api.text.OneLineText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failure beside its kind: the other side's own words, which are in no language of ours, or a
 * sentence of ours, which the surface that shows it puts into words.
 */
public sealed interface Detail {

    /** Nothing more is known. */
    Detail NONE = new Said("");

    /** The other side's words; cleaned here, so that nobody has to remember it. They must be free of secrets. */
    record Said(String text) implements Detail {

        public Said {
            text = new OneLineText(text).text();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A sentence of ours.
     *
     * @param key in the bundle of failures, where it is {@code detail.<key>}
     * @param arguments texts, numbers, durations and details
     */
    record Sentence(String key, List<Object> arguments) implements Detail {

        public Sentence {
            arguments = List.copyOf(arguments);
        }

        /** For logs and exceptions, which have no language: the key and its arguments. */
        @Override
        public String toString() {
            return arguments.isEmpty()
                    ? key
                    : arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", key + " (", ")"));
        }
    }

    static Detail said(String text) {
        return text.isBlank() ? NONE : new Said(text);
    }

    static Detail of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** A mistake of ours. Only its kind is told: its text may quote what nobody should read. */
    static Detail ownFault(@Nullable Throwable bug) {
        return of("app.unexpected", bug == null ? "" : bug.getClass().getSimpleName());
    }

    default boolean isEmpty() {
        return equals(NONE);
    }
}
