package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Grouping;
import dev.porthole.connectors.promql.syntax.Keyword;
import dev.porthole.connectors.promql.syntax.Matching;
import dev.porthole.connectors.promql.syntax.PromQlFunctions;
import dev.porthole.connectors.promql.syntax.Signature;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** Reads PromQL by recursive descent, in time linear in its length. One parser reads one text. */
public final class Parser {

    /** Several frames each, so that half a megabyte of stack is enough. */
    private static final int DEEPEST = 150;

    private final TokenReader reader;
    private final SelectorParser selectors;
    private final ModifierParser modifiers;
    private final TypeCheck types = new TypeCheck();
    private int depth;

    private Parser(List<Token> tokens) {
        this.reader = new TokenReader(tokens);
        this.selectors = new SelectorParser(reader);
        this.modifiers = new ModifierParser(reader);
    }

    public static Parsed parse(String text) {
        var parser = new Parser(Lexer.tokens(text));
        try {
            return new Parsed.Query(text, parser.query());
        } catch (Refusal refusal) {
            return new Parsed.Refused(refusal.error());
        }
    }

    private Expr query() throws Refusal {
        if (reader.peek().kind() == Token.Kind.END) {
            throw new Refusal(new Span(0, 0), "empty");
        }
        Expr root = binary(BinaryOperator.OR.precedence());
        if (reader.peek().kind() != Token.Kind.END) {
            throw reader.unexpected("operator.or.end");
        }
        types.finish();
        return root;
    }

    private Expr binary(int weakest) throws Refusal {
        if (++depth > DEEPEST) {
            throw new Refusal(reader.peek().span(), "deep");
        }
        Expr left = unary();
        while (true) {
            Token sign = reader.peek();
            Optional<BinaryOperator> found = operator(sign);
            if (found.isEmpty() || found.get().precedence() < weakest) {
                depth--;
                return left;
            }
            BinaryOperator operator = found.get();
            reader.next();
            boolean asBool = reader.accept(Keyword.BOOL);
            Matching matching = matching();
            int tighter = operator.precedence() + (operator.groupsFromRight() ? 0 : 1);
            Expr right = binary(tighter);
            left = types.binary(operator, sign.span(), left, right, asBool, matching);
        }
    }

    private static Optional<BinaryOperator> operator(Token token) {
        boolean possible = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.WORD;
        return possible ? BinaryOperator.of(token.text()) : Optional.empty();
    }

    private Matching matching() throws Refusal {
        Matching.Kind kind = Matching.Kind.ALL;
        List<String> labels = List.of();
        var cardinality = Matching.Cardinality.ONE_TO_ONE;
        List<String> include = List.of();
        boolean on = reader.peek().is(Keyword.ON);
        if (on || reader.peek().is(Keyword.IGNORING)) {
            reader.next();
            kind = on ? Matching.Kind.ON : Matching.Kind.IGNORING;
            labels = selectors.labels();
            boolean left = reader.peek().is(Keyword.GROUP_LEFT);
            if (left || reader.peek().is(Keyword.GROUP_RIGHT)) {
                reader.next();
                cardinality = left ? Matching.Cardinality.MANY_TO_ONE : Matching.Cardinality.ONE_TO_MANY;
                include = reader.peek().is("(") ? selectors.labels() : List.of();
            }
        }
        return filled(new Matching(kind, labels, cardinality, include, null, null));
    }

    private Matching filled(Matching bare) throws Refusal {
        Double left = null;
        Double right = null;
        if (atFill(Keyword.FILL)) {
            left = fill();
            right = left;
        } else {
            while (left == null && atFill(Keyword.FILL_LEFT) || right == null && atFill(Keyword.FILL_RIGHT)) {
                if (atFill(Keyword.FILL_LEFT)) {
                    left = fill();
                } else {
                    right = fill();
                }
            }
        }
        return new Matching(bare.kind(), bare.labels(), bare.cardinality(), bare.include(), left, right);
    }

    /** The words may also be metrics: only a parenthesis makes them fill. */
    private boolean atFill(Keyword keyword) {
        return reader.peek().is(keyword) && reader.second().is("(");
    }

    private @NonNull Double fill() throws Refusal {
        reader.next();
        reader.expect("(");
        double value = reader.signedNumber("number");
        reader.expect(")");
        return value;
    }

    private Expr unary() throws Refusal {
        Token sign = reader.peek();
        if (sign.is("-") || sign.is("+")) {
            reader.next();
            Expr operand = binary(BinaryOperator.POWER.precedence());
            return types.unary(sign.is("-"), operand, sign.span().to(operand.span()));
        }
        return modifiers.after(primary());
    }

    private Expr primary() throws Refusal {
        Token token = reader.peek();
        return switch (token.kind()) {
            case NUMBER, DURATION ->
                new Expr.NumberLiteral(reader.number("number"), token.kind() == Token.Kind.DURATION, token.span());
            case STRING -> {
                reader.next();
                yield new Expr.StringLiteral(Strings.value(token.text()), token.span());
            }
            case WORD -> named(token);
            case SIGN -> {
                if (token.is("{")) {
                    yield types.selector(selectors.selector());
                }
                if (token.is("(")) {
                    reader.next();
                    Expr inner = binary(BinaryOperator.OR.precedence());
                    reader.expect(")");
                    yield new Expr.Paren(inner, token.span().to(reader.last()));
                }
                throw reader.unexpected("expression");
            }
            case END, WRONG, SPACE, COMMENT -> throw reader.unexpected("expression");
        };
    }

    private Expr named(Token name) throws Refusal {
        Optional<Aggregator> aggregator = Aggregator.of(name.text());
        Token after = reader.second();
        if (aggregator.isPresent() && (after.is("(") || after.is(Keyword.BY) || after.is(Keyword.WITHOUT))) {
            return aggregate(aggregator.get());
        }
        if (after.is("(")
                && !name.text().contains(":")
                && operator(name).isEmpty()
                && Keyword.of(name.text()).isEmpty()) {
            return call(name);
        }
        if (!Keyword.mayNameMetric(name.text())) {
            throw reader.unexpected("expression");
        }
        return types.selector(selectors.selector());
    }

    private Expr call(Token name) throws Refusal {
        Optional<Signature> signature = PromQlFunctions.named(name.text());
        if (signature.isEmpty()) {
            throw new Refusal(name.span(), "function.unknown", name.text());
        }
        reader.next();
        List<Expr> arguments = arguments();
        return types.call(signature.get(), arguments, name.span().to(reader.last()));
    }

    private Expr aggregate(Aggregator operator) throws Refusal {
        Span start = reader.next().span();
        Grouping grouping = grouping();
        List<Expr> arguments = arguments();
        if (grouping == null) {
            grouping = grouping();
        }
        Span span = start.to(reader.last());
        return types.aggregate(operator, arguments, grouping == null ? Grouping.NONE : grouping, span);
    }

    private @Nullable Grouping grouping() throws Refusal {
        Token word = reader.peek();
        boolean without = word.is(Keyword.WITHOUT);
        if (!without && !word.is(Keyword.BY)) {
            return null;
        }
        reader.next();
        List<String> labels = selectors.labels();
        return new Grouping(without, labels, word.span().to(reader.last()));
    }

    private List<Expr> arguments() throws Refusal {
        reader.expect("(");
        List<Expr> arguments = new ArrayList<>();
        if (!reader.peek().is(")")) {
            arguments.add(binary(BinaryOperator.OR.precedence()));
            while (reader.accept(",")) {
                arguments.add(binary(BinaryOperator.OR.precedence()));
            }
            if (!reader.peek().is(")")) {
                throw reader.unexpected("argument.end");
            }
        }
        reader.expect(")");
        return arguments;
    }
}
