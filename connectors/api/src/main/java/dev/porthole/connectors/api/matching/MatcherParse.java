package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one of the parsers made of a text, before regular expressions are looked at. */
record MatcherParse(List<Placed> matchers, MatcherReading.@Nullable Mistake mistake) {

    /** @param valueColumn where its value begins, from 1 */
    record Placed(Matcher matcher, int valueColumn) {}

    static MatcherParse of(List<Placed> matchers) {
        return new MatcherParse(List.copyOf(matchers), null);
    }

    static MatcherParse wrong(int offset, String key, Object... arguments) {
        return new MatcherParse(List.of(), new MatcherReading.Mistake(offset + 1, Detail.of(key, arguments)));
    }
}
