package dev.porthole.connectors.api.regex;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of RE2: what it does not have (look-around, back references, possessive repeats) is refused. */
public final class Re2 {

    private Re2() {}

    /** What is wrong with an expression; empty when nothing is. */
    public static Optional<String> mistake(String expression) {
        try {
            compiled(expression);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(wrong.getDescription());
        }
    }

    /** Matches whole texts, as a matcher of Prometheus does: a dot is any character. */
    public static Predicate<String> matcher(String expression) {
        return compiled(expression).asMatchPredicate();
    }

    /** Matches whole texts, as a matcher of Alertmanager does: a dot is any character but the end of a line. */
    public static Predicate<String> lineMatcher(String expression) {
        return compiled(expression, 0).asMatchPredicate();
    }

    /** @throws PatternSyntaxException for an expression that RE2 would refuse */
    public static Pattern compiled(String expression) {
        return compiled(expression, Pattern.DOTALL);
    }

    private static Pattern compiled(String expression, int flags) {
        return Pattern.compile(
                new Re2Translation(expression).java(), flags | Pattern.UNIX_LINES | Pattern.UNICODE_CASE);
    }
}
