package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alertmanager's parser of matchers since 0.27: names and values of any text. */
final class Utf8Parser {

    private static final String RESERVED = "{}!=~,\\\"'`";

    private final String text;
    private final List<MatcherParse.Placed> found = new ArrayList<>();
    private int at;
    private @Nullable MatcherParse wrong;

    Utf8Parser(String text) {
        this.text = text;
    }

    /** White space as Go has it. */
    static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    MatcherParse read() {
        boolean braced = taken('{');
        boolean more = !atEnd() && !(braced && peek() == '}');
        while (more && matcher()) {
            more = taken(',') && !atEnd() && peek() != '}';
        }
        if (wrong != null) {
            return wrong;
        }
        if (braced && !taken('}')) {
            return MatcherParse.wrong(at, atEnd() ? "matcher.no-brace" : "matcher.no-comma");
        }
        if (!atEnd()) {
            return MatcherParse.wrong(at, peek() == '}' ? "matcher.brace" : "matcher.no-comma");
        }
        return MatcherParse.of(found);
    }

    private boolean matcher() {
        atEnd();
        Optional<String> name = word("matcher.no-name");
        if (name.isEmpty()) {
            return false;
        }
        atEnd();
        String sign = sign();
        if (sign.isEmpty()) {
            return fail(at, "matcher.no-operator");
        }
        atEnd();
        int column = at + 1;
        Optional<String> value = word("matcher.no-value");
        value.ifPresent(it ->
                found.add(new MatcherParse.Placed(new Matcher(name.get(), ClassicParser.operator(sign), it), column)));
        return value.isPresent();
    }

    private String sign() {
        for (String sign : List.of("=~", "!=", "!~", "=")) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return sign;
            }
        }
        return "";
    }

    /** A name or a value: quoted, or without any sign of the syntax. */
    private Optional<String> word(String missing) {
        int begun = at;
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isSpace(c) || RESERVED.indexOf(c) >= 0) {
                break;
            }
            at += Character.charCount(c);
        }
        if (at == begun) {
            fail(at, missing);
            return Optional.empty();
        }
        return Optional.of(text.substring(begun, at));
    }

    private Optional<String> quoted() {
        int begun = at++;
        boolean escaped = false;
        while (at < text.length() && (escaped || text.charAt(at) != '"')) {
            escaped = !escaped && text.charAt(at) == '\\';
            at++;
        }
        if (at >= text.length()) {
            fail(begun, "matcher.quote");
            return Optional.empty();
        }
        at++;
        Optional<String> plain = new GoString(text.substring(begun + 1, at - 1)).unquoted();
        if (plain.isEmpty()) {
            fail(begun, "matcher.escape");
        }
        return plain;
    }

    private boolean fail(int offset, String key) {
        wrong = MatcherParse.wrong(offset, key);
        return false;
    }

    private boolean taken(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private char peek() {
        return text.charAt(at);
    }

    /** Whether nothing but white space is left, which is passed over. */
    private boolean atEnd() {
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at++;
        }
        return at >= text.length();
    }
}
