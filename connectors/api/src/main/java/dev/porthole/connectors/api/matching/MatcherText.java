package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.regex.Re2;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Matchers as Alertmanager writes and reads them: {@code name=~"value"}, several with commas between, in braces or not.
 *
 * <p>Since 0.27 Alertmanager has two parsers. The newer one knows names of any text, in quotes where they have signs of
 * the syntax; the classic one knows more ways to leave out quotes and escapes. A text that both read, and read
 * differently, means what the classic one reads.
 */
public final class MatcherText {

    private static final Pattern CLASSIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private MatcherText() {}

    /**
     * {@code name="value"}. The value is always quoted; the name only when it is no classic label name, which versions
     * before 0.27 cannot read.
     */
    public static String of(Matcher matcher) {
        String name = CLASSIC.matcher(matcher.name()).matches() ? matcher.name() : quoted(matcher.name());
        return name + matcher.operator().sign() + quoted(matcher.value());
    }

    /** All of them, with a comma and a blank between. */
    public static String of(List<Matcher> matchers) {
        return matchers.stream().map(MatcherText::of).collect(Collectors.joining(", "));
    }

    /** Any number of matchers. */
    public static MatcherReading read(String text) {
        return agreed(ClassicParser.several(text), new Utf8Parser(text).read());
    }

    /** One matcher, as a filter has it: without braces, and with commas where the classic parser allows them. */
    public static MatcherReading readOne(String text) {
        if (text.startsWith("{") || text.endsWith("}")) {
            return new MatcherReading.Mistake(text.startsWith("{") ? 1 : text.length(), Detail.of("matcher.brace"));
        }
        MatcherParse modern = new Utf8Parser(text).read();
        return agreed(
                ClassicParser.one(text, 0),
                modern.mistake() == null && modern.matchers().size() != 1
                        ? MatcherParse.wrong(0, "matcher.format")
                        : modern);
    }

    private static MatcherReading agreed(MatcherParse classic, MatcherParse modern) {
        MatcherReading decisive = checked(classic);
        return decisive instanceof MatcherReading.Matchers ? decisive : checked(modern);
    }

    /** What is wrong with the regular expression of a matcher, in RE2's words; empty when nothing is, or it has none. */
    public static Optional<String> mistake(Matcher matcher) {
        return matcher.isRegex() ? Re2.mistake(matcher.value()) : Optional.empty();
    }

    private static MatcherReading checked(MatcherParse parse) {
        if (parse.mistake() != null) {
            return parse.mistake();
        }
        for (MatcherParse.Placed each : parse.matchers()) {
            Optional<String> wrong = mistake(each.matcher());
            if (wrong.isPresent()) {
                return new MatcherReading.Mistake(each.valueColumn(), Detail.of("matcher.regex", wrong.get()));
            }
        }
        return new MatcherReading.Matchers(
                parse.matchers().stream().map(MatcherParse.Placed::matcher).toList());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
