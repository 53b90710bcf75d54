package dev.porthole.connectors.demo.promql;

import java.util.ArrayList;
import java.util.List;

/** Cuts PromQL's text into tokens. */
final class Lexer {

    private static final String[] OPERATORS = {
        "=~", "!~", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "^", "<", ">", "=", "(", ")", "{", "}", "[", "]",
        ",", ":", "@"
    };

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() throws BadExpression {
        List<Token> tokens = new ArrayList<>();
        int brackets = 0;
        while (true) {
            skipBlank();
            if (at >= text.length()) {
                tokens.add(new Token(Token.Kind.END, "", at + 1));
                return tokens;
            }
            Token token = next(brackets > 0);
            brackets += token.is("[") ? 1 : token.is("]") ? -1 : 0;
            tokens.add(token);
        }
    }

    private void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    /** @param inRange a colon parts a subquery's range from its step there, and is a letter elsewhere */
    private Token next(boolean inRange) throws BadExpression {
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return number();
        }
        if (isLetter(c) || c == ':' && !inRange) {
            return identifier();
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                int column = at + 1;
                at += operator.length();
                return new Token(Token.Kind.OPERATOR, operator, column);
            }
        }
        throw new BadExpression("unexpected character: '" + c + "'", at + 1);
    }

    private Token identifier() {
        int start = at;
        while (at < text.length()
                && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == ':')) {
            at++;
        }
        String word = text.substring(start, at);
        boolean number = word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("nan");
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.IDENTIFIER, word, start + 1);
    }

    private Token number() throws BadExpression {
        int start = at;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
        } else {
            digits();
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                digits();
            }
            exponent();
        }
        Token.Kind kind = Token.Kind.NUMBER;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            kind = Token.Kind.DURATION;
            at++;
        }
        String word = text.substring(start, at);
        if (kind == Token.Kind.DURATION && !Durations.isDuration(word)) {
            throw new BadExpression("bad number or duration syntax: \"" + word + "\"", start + 1);
        }
        return new Token(kind, word, start + 1);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void exponent() {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'e') {
            return;
        }
        int sign = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-') ? 1 : 0;
        if (at + 1 + sign < text.length() && isDigit(text.charAt(at + 1 + sign))) {
            at += 1 + sign;
            digits();
        }
    }

    private Token string(char quote) throws BadExpression {
        int start = at++;
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return new Token(Token.Kind.STRING, value.toString(), start + 1);
            }
            value.append(c == '\\' && quote != '`' ? escaped() : c);
        }
        throw new BadExpression("unterminated quoted string", start + 1);
    }

    private char escaped() throws BadExpression {
        if (at >= text.length()) {
            throw new BadExpression("escape sequence not terminated", at);
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> '\u000b';
            case '\\', '"', '\'' -> c;
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            default -> throw new BadExpression("unknown escape sequence '\\" + c + "'", at - 1);
        };
    }

    private char hexadecimal(int digits) throws BadExpression {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new BadExpression("illegal character in escape sequence", at + 1);
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
