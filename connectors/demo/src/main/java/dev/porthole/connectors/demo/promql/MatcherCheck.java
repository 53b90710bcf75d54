package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherText;
import java.util.Optional;

/** Looks whether matchers can be evaluated. */
public final class MatcherCheck {

    private MatcherCheck() {}

    /** The first matcher whose regular expression is wrong makes this fail. */
    public static void check(Matcher matcher, int column) throws BadExpression {
        Optional<String> mistake = MatcherText.mistake(matcher);
        if (mistake.isPresent()) {
            throw new BadExpression("error parsing regexp: " + mistake.get(), column);
        }
    }
}
