package dev.porthole.connectors.api.signals;

import java.util.List;

/**
 * Something that a person should know about an answer before believing it, or where it comes from.
 *
 * @param about names that go into the kind's sentence, which is {@code doubt.<kind>} in the bundle of boards: as outside text,
 *     cleaned
 */
public record Doubt(Kind kind, List<String> about) {

    public Doubt {
        about = List.copyOf(about);
    }

    public static Doubt of(Kind kind, String... about) {
        return new Doubt(kind, List.of(about));
    }

    /** Whether the answer is less than whole, or only has a story. */
    public boolean weakens() {
        return kind.weakens;
    }

    /** What it is. */
    public enum Kind {
        /** Where requests are counted: {0} names the families. Nothing is wrong with that. */
        VANTAGE(false),
        /** {0} counts requests of {1} that {2}, which is used, does not see: the failures before it. */
        OTHER_VANTAGE(true),
        /** Values that cannot be ({0}) of {1} were left out. */
        IMPOSSIBLE(true),
        /** The value of {0} was set to what is possible: {1}. */
        CLAMPED(true),
        /** {0} does not say what is needed ({1}). */
        INCOMPLETE(true),
        /** The same thing is told by several ({0}); counted once. */
        COUNTED_ONCE(false),
        /** Things that cannot be told apart ({0}). */
        INDISTINCT(true),
        /** The overall quantile does not exist, since buckets differ: this is the worst service's, {0}. */
        WORST_SERVICE(false),
        /** Buckets of {0} say nothing but how many. */
        BUCKETS_SAY_NOTHING(true),
        /** The quantile lies above the highest bound, {0}. */
        ABOVE_HIGHEST_BUCKET(true),
        /** Requests of {0} have no latency there: told by {1}. */
        LATENCY_ELSEWHERE(false),
        /** A pool without a limit: {0}. */
        UNLIMITED(false),
        /** One side question was refused: {0}. */
        PART_REFUSED(true),
        /** The server's own remark: {0}. */
        REMARK(true);

        private final boolean weakens;

        Kind(boolean weakens) {
            this.weakens = weakens;
        }
    }
}
