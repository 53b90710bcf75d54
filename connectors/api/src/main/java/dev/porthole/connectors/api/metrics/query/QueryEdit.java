package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Matcher;
import java.util.Set;

/** A change of a query by a click. */
public sealed interface QueryEdit {

    /** Every selector has this condition too. */
    record AddMatcher(Matcher matcher) implements QueryEdit {}

    /** No selector has this condition. */
    record RemoveMatcher(Matcher matcher) implements QueryEdit {}

    /** The result is told apart by this label too. */
    record GroupBy(String label) implements QueryEdit {}

    /**
     * Counters become what they rise by a second.
     *
     * @param window how far each looks back, as the language writes it ({@code 5m})
     * @param counters metrics that are known to be counters
     */
    record Rate(String window, Set<String> counters) implements QueryEdit {
        public Rate {
            counters = Set.copyOf(counters);
        }
    }

    /** Counters become what they rise by over the window; as {@link Rate} otherwise. */
    record Increase(String window, Set<String> counters) implements QueryEdit {
        public Increase {
            counters = Set.copyOf(counters);
        }
    }
}
