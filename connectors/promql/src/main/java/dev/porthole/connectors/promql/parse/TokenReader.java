package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.promql.syntax.Keyword;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.List;
import java.util.OptionalDouble;

/** Goes through the tokens that count. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> all) {
        this.tokens = all.stream().filter(Token::counts).toList();
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The one after the next. */
    Token second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** The end of what was read. */
    Span last() {
        return tokens.get(Math.max(0, at - 1)).span();
    }

    Token next() throws Refusal {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.WRONG) {
            throw new Refusal(token.span(), token.mistake());
        }
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean accept(String sign) throws Refusal {
        boolean there = peek().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    boolean accept(Keyword keyword) throws Refusal {
        boolean there = peek().is(keyword);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String sign) throws Refusal {
        if (!accept(sign)) {
            throw unexpected(Detail.said("\"" + sign + "\""));
        }
    }

    /** @param wanted a word of the bundle, "promql.word." before it */
    Refusal unexpected(String wanted) {
        return unexpected(Detail.of("promql.word." + wanted));
    }

    Refusal unexpected(Detail wanted) {
        Token token = peek();
        return switch (token.kind()) {
            case WRONG -> new Refusal(token.span(), token.mistake());
            case END -> new Refusal(token.span(), "end", wanted);
            default -> new Refusal(token.span(), "unexpected", token.text(), wanted);
        };
    }

    boolean atNumber() {
        return peek().kind() == Token.Kind.NUMBER || peek().kind() == Token.Kind.DURATION;
    }

    /** A number, or a duration in seconds. */
    double number(String wanted) throws Refusal {
        if (!atNumber()) {
            throw unexpected(wanted);
        }
        Token token = next();
        if (token.kind() == Token.Kind.DURATION) {
            return Durations.seconds(token.text());
        }
        OptionalDouble value = Numbers.value(token.text());
        if (value.isEmpty()) {
            throw new Refusal(token.span(), "number", token.text());
        }
        return value.getAsDouble();
    }

    /** Also with a sign before it. */
    double signedNumber(String wanted) throws Refusal {
        boolean negative = peek().is("-");
        if (negative || peek().is("+")) {
            next();
        }
        double value = number(wanted);
        return negative ? -value : value;
    }
}
