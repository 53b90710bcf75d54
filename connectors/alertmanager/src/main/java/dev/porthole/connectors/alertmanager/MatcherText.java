package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Matcher;
import java.util.regex.Pattern;

/**
 * A matcher as the API's {@code filter} takes it: {@code name="value"}. The value is always quoted; the name only when
 * it is no classic label name, which versions before 0.27 cannot read.
 */
final class MatcherText {

    private static final Pattern CLASSIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private MatcherText() {}

    static String of(Matcher matcher) {
        String name = CLASSIC.matcher(matcher.name()).matches() ? matcher.name() : quoted(matcher.name());
        return name + matcher.operator().sign() + quoted(matcher.value());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
