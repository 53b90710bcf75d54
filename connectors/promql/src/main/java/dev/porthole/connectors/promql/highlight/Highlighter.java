package dev.porthole.connectors.promql.highlight;

import dev.porthole.connectors.api.metrics.query.QueryPiece;
import dev.porthole.connectors.api.metrics.query.QueryPiece.Kind;
import dev.porthole.connectors.promql.parse.Lexer;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Keyword;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what words are by what stands around them, so that a half-written query has its colours too. */
public final class Highlighter {

    private final List<Token> tokens;
    private boolean braces;
    private boolean labels;
    private Optional<Keyword> before = Optional.empty();

    private Highlighter(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static List<QueryPiece> pieces(String text) {
        return new Highlighter(Lexer.tokens(text)).pieces();
    }

    private List<QueryPiece> pieces() {
        List<QueryPiece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Token.Kind.SPACE && token.kind() != Token.Kind.END) {
                Token next = next(i);
                pieces.add(new QueryPiece(token.span().start(), token.span().end(), kind(token, next)));
                note(token);
            }
        }
        return pieces;
    }

    private Token next(int i) {
        int at = i + 1;
        while (at < tokens.size() - 1 && !tokens.get(at).counts()) {
            at++;
        }
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private void note(Token token) {
        if (token.kind() == Token.Kind.COMMENT) {
            return;
        }
        boolean listing = before.filter(Highlighter::takesLabels).isPresent();
        labels = labels ? !token.is(")") : listing && token.is("(");
        braces = braces ? !token.is("}") : token.is("{");
        before = token.kind() == Token.Kind.WORD ? Keyword.of(token.text()) : Optional.empty();
    }

    private static boolean takesLabels(Keyword keyword) {
        return switch (keyword) {
            case BY, WITHOUT, ON, IGNORING, GROUP_LEFT, GROUP_RIGHT -> true;
            case BOOL, OFFSET, FILL, FILL_LEFT, FILL_RIGHT, ANCHORED, SMOOTHED -> false;
        };
    }

    private Kind kind(Token token, Token next) {
        return switch (token.kind()) {
            case COMMENT, SPACE, END -> Kind.COMMENT;
            case WRONG -> Kind.WRONG;
            case NUMBER -> Kind.NUMBER;
            case DURATION -> Kind.DURATION;
            case SIGN -> Kind.OPERATOR;
            case STRING -> string(next);
            case WORD -> word(token, next);
        };
    }

    private Kind string(Token next) {
        if (labels) {
            return Kind.LABEL;
        }
        boolean matched = next.text().startsWith("=") || next.text().startsWith("!");
        return braces && matched ? Kind.LABEL : Kind.STRING;
    }

    private Kind word(Token token, Token next) {
        if (braces || labels) {
            return Kind.LABEL;
        }
        boolean called = next.is("(");
        if (Aggregator.of(token.text()).isPresent() && (called || next.is(Keyword.BY) || next.is(Keyword.WITHOUT))) {
            return Kind.FUNCTION;
        }
        if (BinaryOperator.of(token.text()).isPresent()
                || Keyword.of(token.text()).isPresent()) {
            return Kind.KEYWORD;
        }
        return called ? Kind.FUNCTION : Kind.METRIC;
    }
}
