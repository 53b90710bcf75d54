package dev.porthole.connectors.kql;

import dev.porthole.connectors.api.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads KQL by recursive descent. */
final class KqlParser {

    private static final int DEEPEST = 100;

    private final String text;
    private final TermReader terms;
    private int at;
    private int depth;

    KqlParser(String text) {
        this.text = text;
        this.terms = new TermReader(text);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\u00a0';
    }

    /** Whether an operator's word stands here, with a blank after it. */
    static boolean isKeyword(String text, int at) {
        return ends(text, at, "or") || ends(text, at, "and") || ends(text, at, "not");
    }

    private static boolean ends(String text, int at, String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length()) && end < text.length() && isBlank(text.charAt(end));
    }

    Kql parse() throws BadKql {
        skipBlank();
        if (at >= text.length()) {
            return new Kql.All();
        }
        Kql tree = or(this::expression);
        skipBlank();
        if (at < text.length()) {
            throw bad(
                    text.charAt(at) == ')' || text.charAt(at) == '}'
                            ? Detail.of("kql.not-opened", text.substring(at, at + 1))
                            : Detail.of("kql.expected-end", text.substring(at, at + 1)));
        }
        return tree;
    }

    /** What stands where a condition or a value is expected. */
    private interface Leaf {
        Kql read() throws BadKql;
    }

    private Kql or(Leaf leaf) throws BadKql {
        if (++depth > DEEPEST) {
            throw bad(Detail.of("kql.too-deep", DEEPEST));
        }
        List<Kql> parts = new ArrayList<>();
        parts.add(and(leaf));
        while (operator("or")) {
            parts.add(and(leaf));
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Kql.Or(parts);
    }

    private Kql and(Leaf leaf) throws BadKql {
        List<Kql> parts = new ArrayList<>();
        parts.add(not(leaf));
        while (operator("and")) {
            parts.add(not(leaf));
        }
        return parts.size() == 1 ? parts.getFirst() : new Kql.And(parts);
    }

    private Kql not(Leaf leaf) throws BadKql {
        skipBlank();
        if (!keyword("not")) {
            return group(leaf);
        }
        skipBlank();
        if (ends(text, at, "not")) {
            throw bad(Detail.of("kql.not-not"));
        }
        return new Kql.Not(group(leaf));
    }

    private Kql group(Leaf leaf) throws BadKql {
        if (at < text.length() && text.charAt(at) == '(') {
            int open = at++;
            Kql inner = or(leaf);
            close(')', open);
            return inner;
        }
        return leaf.read();
    }

    private void close(char sign, int open) throws BadKql {
        skipBlank();
        if (at >= text.length()) {
            throw new BadKql(Detail.of("kql.not-closed", text.substring(open, open + 1)), open + 1);
        }
        if (text.charAt(at) != sign) {
            throw bad(Detail.of("kql.expected-close", String.valueOf(sign), text.substring(at, at + 1)));
        }
        at++;
    }

    private Kql expression() throws BadKql {
        int begin = at;
        Term first = term(Detail.of("kql.expected-condition"));
        skipBlank();
        if (at >= text.length()) {
            return new Kql.Anywhere(first);
        }
        switch (text.charAt(at)) {
            case ':' -> {
                at++;
                skipBlank();
                if (at < text.length() && text.charAt(at) == '{') {
                    int open = at++;
                    Kql inner = or(this::expression);
                    close('}', open);
                    return new Kql.Nested(first, inner);
                }
                return values(value -> new Kql.Is(first, value));
            }
            case '<', '>' -> {
                Kql.Operator operator = comparison();
                skipBlank();
                return new Kql.Compare(first, operator, term(Detail.of("kql.expected-value")));
            }
            default -> {
                // a value may be followed by an operator, a closing sign or the end; that is seen by whoever called
                if (at == begin) {
                    throw bad(Detail.of("kql.expected-condition"));
                }
                return new Kql.Anywhere(first);
            }
        }
    }

    private Kql values(Function<Term, Kql> condition) throws BadKql {
        Detail expected = Detail.of("kql.expected-value");
        if (at < text.length() && text.charAt(at) == '(') {
            int open = at++;
            Kql inner = or(() -> condition.apply(term(expected)));
            close(')', open);
            return inner;
        }
        return condition.apply(term(expected));
    }

    private Kql.Operator comparison() {
        boolean less = text.charAt(at++) == '<';
        boolean equal = at < text.length() && text.charAt(at) == '=';
        at += equal ? 1 : 0;
        return less ? equal ? Kql.Operator.LTE : Kql.Operator.LT : equal ? Kql.Operator.GTE : Kql.Operator.GT;
    }

    private Term term(Detail expected) throws BadKql {
        @Nullable Term term = terms.read(at);
        at = terms.end();
        if (term == null) {
            throw bad(expected);
        }
        return term;
    }

    /** An operator between two parts: blank on both sides, and something after it. */
    private boolean operator(String word) {
        int here = at;
        skipBlank();
        boolean free = at > 0 && (isBlank(text.charAt(at - 1)) || ")}\"".indexOf(text.charAt(at - 1)) >= 0);
        if (free && keyword(word)) {
            return true;
        }
        at = here;
        return false;
    }

    private boolean keyword(String word) {
        if (!ends(text, at, word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private void skipBlank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private BadKql bad(Detail detail) {
        return new BadKql(detail, at + 1);
    }
}
