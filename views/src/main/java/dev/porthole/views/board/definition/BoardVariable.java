package dev.porthole.views.board.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the tiles of a board can have in common; written {@code $name} in the queries of its tiles. */
public enum BoardVariable {
    /** The name of the cluster that is looked at. */
    CLUSTER,
    NAMESPACE,
    SERVICE;

    /** As it is written in files, without the dollar. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BoardVariable> of(String word) {
        return Arrays.stream(values())
                .filter(variable -> variable.word().equals(word))
                .findFirst();
    }
}
