package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Matcher;

/** A matcher as the API's {@code filter} takes it: {@code name="value"}, the value always quoted. */
final class MatcherText {

    private MatcherText() {}

    static String of(Matcher matcher) {
        return matcher.name() + matcher.operator().sign() + quoted(matcher.value());
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
