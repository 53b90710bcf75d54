package dev.porthole.views.i18n;

import java.util.List;

/**
 * A text that is not yet in any language: a key of the bundles and what goes into its places. Whoever computes a state
 * says it as a phrase; the surface that shows it (a window, a terminal) puts it into words.
 */
public record Phrase(String key, List<Object> arguments) {

    /** Says nothing. */
    public static final Phrase NONE = new Phrase("", List.of());

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
