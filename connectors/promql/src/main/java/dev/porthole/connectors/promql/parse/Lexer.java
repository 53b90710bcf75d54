package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. Whatever the text is: what is no token becomes one that says why. */
public final class Lexer {

    private static final String[] SIGNS = {
        "=~", "!~", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "^", "<", ">", "=", "(", ")", "{", "}", "[", "]",
        ",", ":", "@"
    };

    private final String text;
    private int at;
    private boolean braces;
    private boolean brackets;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens; the last one is the end. Their texts one after another are {@code text}. */
    public static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        while (lexer.at < text.length()) {
            tokens.add(lexer.next());
        }
        tokens.add(new Token(Token.Kind.END, "", new Span(text.length(), text.length())));
        return tokens;
    }

    private Token next() {
        int start = at;
        char c = text.charAt(at);
        if (isSpace(c)) {
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
            return token(Token.Kind.SPACE, start);
        }
        if (c == '#') {
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            // Prometheus knows no comments between brackets
            return brackets ? wrong(start, Detail.of("promql.character", "#")) : token(Token.Kind.COMMENT, start);
        }
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        if (Characters.isDigit(c) || c == '.' && at + 1 < text.length() && Characters.isDigit(text.charAt(at + 1))) {
            return number();
        }
        boolean colons = !braces && !brackets;
        if (Characters.isLetter(c) || c == ':' && colons) {
            while (at < text.length() && isWord(text.charAt(at), colons)) {
                at++;
            }
            String word = text.substring(start, at);
            boolean number = !braces && (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("nan"));
            return token(number ? Token.Kind.NUMBER : Token.Kind.WORD, start);
        }
        return sign();
    }

    private static boolean isWord(char c, boolean colons) {
        return Characters.isLetter(c) || Characters.isDigit(c) || colons && c == ':';
    }

    private Token sign() {
        int start = at;
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                switch (sign) {
                    case "{" -> braces = true;
                    case "}" -> braces = false;
                    case "[" -> brackets = true;
                    case "]" -> brackets = false;
                    default -> {
                        // no change of what a colon means
                    }
                }
                return token(Token.Kind.SIGN, start);
            }
        }
        at += Character.charCount(text.codePointAt(at));
        return wrong(start, Detail.of("promql.character", text.substring(start, at)));
    }

    private Token number() {
        int start = at;
        int end = Numbers.end(text, at);
        if (end > at && !isWordAt(end)) {
            at = end;
            return token(Token.Kind.NUMBER, start);
        }
        while (at < text.length() && (isWord(text.charAt(at), false) || text.charAt(at) == '.')) {
            at++;
        }
        String written = text.substring(start, at);
        return Durations.isDuration(written)
                ? token(Token.Kind.DURATION, start)
                : wrong(start, Detail.of("promql.number", written));
    }

    private boolean isWordAt(int place) {
        return place < text.length() && isWord(text.charAt(place), false);
    }

    private Token string(char quote) {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' && quote != '`') {
                break;
            }
            at++;
            if (c == quote) {
                String mistake = Strings.mistake(text, start, at);
                return mistake.isEmpty()
                        ? token(Token.Kind.STRING, start)
                        : wrong(start, Detail.of("promql.escape", mistake));
            }
            if (c == '\\' && quote != '`' && at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }
        return wrong(start, Detail.of("promql.unterminated"));
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, at), new Span(start, at));
    }

    private Token wrong(int start, Detail why) {
        return new Token(Token.Kind.WRONG, text.substring(start, at), new Span(start, at), why);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
