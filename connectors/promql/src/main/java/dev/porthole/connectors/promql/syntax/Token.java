package dev.porthole.connectors.promql.syntax;

import dev.porthole.connectors.api.Detail;

/**
 * A piece of PromQL's text. All pieces one after another are the text.
 *
 * @param text as written
 * @param mistake why a piece of kind {@link Kind#WRONG} is wrong; empty otherwise
 */
public record Token(Kind kind, String text, Span span, Detail mistake) {

    /** What pieces there are. */
    public enum Kind {
        SPACE,
        COMMENT,
        /** A word: a name, a keyword, a function. */
        WORD,
        NUMBER,
        DURATION,
        STRING,
        /** A sign: operators, brackets, commas. */
        SIGN,
        WRONG,
        END
    }

    public Token(Kind kind, String text, Span span) {
        this(kind, text, span, Detail.NONE);
    }

    /** Whether it says something, and is not there for the eye only. */
    public boolean counts() {
        return kind != Kind.SPACE && kind != Kind.COMMENT;
    }

    public boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Keywords are not case-sensitive. */
    public boolean is(Keyword keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword.word());
    }
}
