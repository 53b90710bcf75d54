package dev.porthole.connectors.promql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which series of both sides of an operator belong together.
 *
 * @param kind whether {@code labels} are the ones compared, or the ones left out
 * @param include labels copied from the side that has one series to the side that has many
 * @param fillLeft what stands in for a series that is missing on the left; null when nothing does
 * @param fillRight the same of the right
 */
public record Matching(
        Kind kind,
        List<String> labels,
        Cardinality cardinality,
        List<String> include,
        @Nullable Double fillLeft,
        @Nullable Double fillRight) {

    public static final Matching ALL_LABELS =
            new Matching(Kind.ALL, List.of(), Cardinality.ONE_TO_ONE, List.of(), null, null);

    public Matching {
        labels = List.copyOf(labels);
        include = List.copyOf(include);
    }

    /** How labels are compared. */
    public enum Kind {
        ALL,
        ON,
        IGNORING
    }

    /** How many series of each side may belong together. */
    public enum Cardinality {
        ONE_TO_ONE,
        MANY_TO_ONE,
        ONE_TO_MANY
    }

    public boolean on() {
        return kind == Kind.ON;
    }

    public boolean fills() {
        return fillLeft != null || fillRight != null;
    }
}
