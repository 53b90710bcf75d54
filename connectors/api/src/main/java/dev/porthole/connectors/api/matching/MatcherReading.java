package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import java.util.List;

/** What a text that should be matchers came to. */
public sealed interface MatcherReading {

    /** In the order of the text; none for an empty one. */
    record Matchers(List<Matcher> all) implements MatcherReading {
        public Matchers {
            all = List.copyOf(all);
        }
    }

    /** @param column where in the text, from 1; one more than its length at its end */
    record Mistake(int column, Detail why) implements MatcherReading {}
}
