package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Alertmanager's parser of matchers before 0.27, which still decides where both read a text. */
final class ClassicParser {

    private static final Pattern MATCHER = Pattern.compile("^[\\t\\n"
            + "\\f\\r"
            + " ]*([a-zA-Z_:][a-zA-Z0-9_:]*)[\\t\\n"
            + "\\f\\r"
            + " ]*(=~|=|!=|!~)[\\t\\n"
            + "\\f\\r"
            + " ]*((?s:.*?))[\\t\\n"
            + "\\f\\r"
            + " ]*\\z");

    private ClassicParser() {}

    /** Braces around are left out; commas part matchers outside of quotes. */
    static MatcherParse several(String text) {
        int begin = text.startsWith("{") ? 1 : 0;
        int end = text.endsWith("}") && text.length() > begin ? text.length() - 1 : text.length();
        List<MatcherParse.Placed> all = new ArrayList<>();
        boolean quoted = false;
        boolean escaped = false;
        int from = begin;
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (c == ',' && !quoted) {
                MatcherParse one = one(text.substring(from, at), from);
                if (one.mistake() != null) {
                    return one;
                }
                all.addAll(one.matchers());
                from = at + 1;
            } else if (c == '"') {
                quoted = escaped == quoted;
                escaped = false;
            } else if (c != ',') {
                // a comma leaves the escape before it as it was, as the server has it
                escaped = c == '\\' && !escaped;
            }
        }
        if (!text.substring(from, end).codePoints().allMatch(Utf8Parser::isSpace)) {
            MatcherParse last = one(text.substring(from, end), from);
            if (last.mistake() != null) {
                return last;
            }
            all.addAll(last.matchers());
        }
        return MatcherParse.of(all);
    }

    /** The whole text is one matcher, commas and all. */
    static MatcherParse one(String text, int offset) {
        var parts = MATCHER.matcher(text);
        if (!parts.find()) {
            return MatcherParse.wrong(offset, "matcher.format");
        }
        String raw = parts.group(3);
        int column = offset + parts.start(3) + 1;
        boolean opened = raw.startsWith("\"");
        String inner = opened ? raw.substring(1) : raw;
        var value = new StringBuilder(inner.length());
        boolean open = opened;
        boolean escaped = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            boolean last = i == inner.length() - 1;
            if (escaped) {
                escaped = false;
                unescape(c, value);
            } else if (c == '\\' && !last) {
                escaped = true;
            } else if (c == '"') {
                if (!open || !last) {
                    return MatcherParse.wrong(column - 1, "matcher.quote");
                }
                open = false;
            } else {
                value.append(c);
            }
        }
        if (open) {
            return MatcherParse.wrong(column - 1, "matcher.quote");
        }
        return MatcherParse.of(List.of(new MatcherParse.Placed(
                new Matcher(parts.group(1), operator(parts.group(2)), value.toString()), column)));
    }

    /** What is no escape stands as it is. */
    private static void unescape(char c, StringBuilder value) {
        switch (c) {
            case 'n' -> value.append('\n');
            case '"', '\\' -> value.append(c);
            default -> value.append('\\').append(c);
        }
    }

    static Matcher.Operator operator(String sign) {
        return Arrays.stream(Matcher.Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }
}
