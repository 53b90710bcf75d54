package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads PromQL by recursive descent. One parser reads one text. */
public final class Parser {

    private static final Set<String> NOT_EVALUATED = Set.of("count_values", "limitk", "limit_ratio");
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Expr parse(String text) throws BadExpression {
        var parser = new Parser(new Lexer(text).tokens());
        if (parser.peek().kind() == Token.Kind.END) {
            throw new BadExpression("no expression found in input", 1);
        }
        Expr expression = parser.binary(1);
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("");
        }
        return expression;
    }

    private Expr binary(int weakest) throws BadExpression {
        if (++depth > DEEPEST) {
            throw new BadExpression("the expression is nested too deeply", peek().column());
        }
        Expr left = unary();
        while (true) {
            Optional<BinaryOperator> found = BinaryOperator.of(peek());
            if (found.isEmpty() || found.get().precedence() < weakest) {
                depth--;
                return left;
            }
            BinaryOperator operator = found.get();
            next();
            boolean asBool = word("bool");
            if (asBool && !operator.isComparison()) {
                throw new BadExpression("bool modifier can only be used on comparison operators", previousColumn());
            }
            Expr.Matching matching = matching();
            // "^" groups from the right
            int tighter = operator == BinaryOperator.POWER ? operator.precedence() : operator.precedence() + 1;
            left = new Expr.Binary(operator, left, binary(tighter), asBool, matching, left.column());
        }
    }

    private Expr.Matching matching() throws BadExpression {
        boolean on = peek().isWord("on");
        if (!on && !peek().isWord("ignoring")) {
            return Expr.Matching.ALL_LABELS;
        }
        next();
        List<String> labels = labels();
        boolean left = peek().isWord("group_left");
        if (!left && !peek().isWord("group_right")) {
            return new Expr.Matching(on, labels, Expr.Cardinality.ONE_TO_ONE, List.of());
        }
        next();
        List<String> include = peek().is("(") ? labels() : List.of();
        return new Expr.Matching(
                on, labels, left ? Expr.Cardinality.MANY_TO_ONE : Expr.Cardinality.ONE_TO_MANY, include);
    }

    private Expr unary() throws BadExpression {
        Token sign = peek();
        if (sign.is("-") || sign.is("+")) {
            next();
            Expr operand = binary(BinaryOperator.POWER.precedence());
            return sign.is("+") ? operand : new Expr.Negation(operand, sign.column());
        }
        return postfix(primary());
    }

    private Expr postfix(Expr inner) throws BadExpression {
        Expr expression = inner;
        while (true) {
            Token token = peek();
            if (token.is("[")) {
                expression = range(expression);
            } else if (token.isWord("offset")) {
                next();
                expression = offset(expression, token.column());
            } else if (token.is("@")) {
                throw new BadExpression("the demo cannot evaluate the @ modifier", token.column());
            } else {
                return expression;
            }
        }
    }

    private Expr range(Expr inner) throws BadExpression {
        int column = peek().column();
        expect("[", "range");
        long range = duration();
        if (peek().is(":")) {
            next();
            long step = peek().is("]") ? 0 : duration();
            expect("]", "subquery");
            return new Expr.Subquery(inner, range, step, 0, inner.column());
        }
        expect("]", "range");
        if (inner instanceof Expr.VectorSelector selector && selector.offsetMs() == 0) {
            return new Expr.MatrixSelector(selector, range, inner.column());
        }
        throw new BadExpression("ranges only allowed for vector selectors", column);
    }

    private Expr offset(Expr inner, int column) throws BadExpression {
        boolean negative = peek().is("-");
        if (negative) {
            next();
        }
        long offset = negative ? -duration() : duration();
        return switch (inner) {
            case Expr.VectorSelector vector -> new Expr.VectorSelector(vector.matchers(), offset, vector.column());
            case Expr.MatrixSelector matrix ->
                new Expr.MatrixSelector(
                        new Expr.VectorSelector(matrix.vector().matchers(), offset, matrix.column()),
                        matrix.rangeMs(),
                        matrix.column());
            case Expr.Subquery sub ->
                new Expr.Subquery(sub.expression(), sub.rangeMs(), sub.stepMs(), offset, sub.column());
            case Expr.NumberLiteral n -> throw misplacedOffset(column);
            case Expr.StringLiteral s -> throw misplacedOffset(column);
            case Expr.Negation n -> throw misplacedOffset(column);
            case Expr.Binary b -> throw misplacedOffset(column);
            case Expr.Aggregate a -> throw misplacedOffset(column);
            case Expr.Call c -> throw misplacedOffset(column);
        };
    }

    private static BadExpression misplacedOffset(int column) {
        return new BadExpression(
                "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery",
                column);
    }

    private Expr primary() throws BadExpression {
        Token token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                next();
                return new Expr.NumberLiteral(number(token), token.column());
            }
            case DURATION -> {
                next();
                return new Expr.NumberLiteral(Durations.milliseconds(token.text()) / 1000.0, token.column());
            }
            case STRING -> {
                next();
                return new Expr.StringLiteral(token.text(), token.column());
            }
            case IDENTIFIER -> {
                return named();
            }
            case OPERATOR -> {
                if (token.is("{")) {
                    return selector("", token.column());
                }
                if (token.is("(")) {
                    next();
                    Expr inner = binary(1);
                    expect(")", "paren expression");
                    return inner;
                }
                throw unexpected("");
            }
            case END -> throw unexpected("");
        }
        throw unexpected("");
    }

    private Expr named() throws BadExpression {
        Token name = next();
        Optional<Aggregator> aggregator = Aggregator.of(name.text());
        boolean called = peek().is("(");
        if (aggregator.isPresent() && (called || peek().isWord("by") || peek().isWord("without"))) {
            return aggregate(aggregator.get(), name.column());
        }
        if (NOT_EVALUATED.contains(name.text().toLowerCase(java.util.Locale.ROOT)) && called) {
            throw new BadExpression("the demo cannot evaluate " + name.text(), name.column());
        }
        if (called) {
            return new Expr.Call(name.text(), arguments(), name.column());
        }
        return selector(name.text(), name.column());
    }

    private Expr aggregate(Aggregator operator, int column) throws BadExpression {
        Expr.@Nullable Grouping grouping = grouping();
        int open = peek().column();
        List<Expr> arguments = arguments();
        if (grouping == null) {
            grouping = grouping();
        }
        int wanted = operator.hasParameter() ? 2 : 1;
        if (arguments.size() != wanted) {
            throw new BadExpression(
                    "wrong number of arguments for aggregate expression provided, expected " + wanted + ", got "
                            + arguments.size(),
                    open);
        }
        return new Expr.Aggregate(
                operator,
                wanted == 2 ? arguments.getFirst() : null,
                arguments.getLast(),
                grouping == null ? new Expr.Grouping(false, List.of()) : grouping,
                column);
    }

    private Expr.@Nullable Grouping grouping() throws BadExpression {
        boolean without = peek().isWord("without");
        if (!without && !peek().isWord("by")) {
            return null;
        }
        next();
        return new Expr.Grouping(without, labels());
    }

    private List<String> labels() throws BadExpression {
        expect("(", "grouping opts");
        List<String> labels = new ArrayList<>();
        while (!peek().is(")")) {
            Token label = next();
            if (label.kind() != Token.Kind.IDENTIFIER && label.kind() != Token.Kind.STRING) {
                throw new BadExpression(
                        "unexpected " + label.shown() + " in grouping opts, expected label", label.column());
            }
            labels.add(label.text());
            if (!peek().is(",")) {
                break;
            }
            next();
        }
        expect(")", "grouping opts");
        return labels;
    }

    private List<Expr> arguments() throws BadExpression {
        expect("(", "function call");
        List<Expr> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(binary(1));
            while (peek().is(",")) {
                next();
                arguments.add(binary(1));
            }
        }
        expect(")", "function call");
        return arguments;
    }

    private Expr selector(String name, int column) throws BadExpression {
        List<Matcher> matchers = new ArrayList<>();
        if (!name.isEmpty()) {
            matchers.add(Matcher.equal("__name__", name));
        }
        if (peek().is("{")) {
            next();
            while (!peek().is("}")) {
                matchers.add(matcher(!matchers.isEmpty()));
                if (!peek().is(",")) {
                    break;
                }
                next();
            }
            expect("}", "label matching");
        }
        if (matchers.stream().allMatch(SeriesTest::takesEmpty)) {
            throw new BadExpression("vector selector must contain at least one non-empty matcher", column);
        }
        return new Expr.VectorSelector(List.copyOf(matchers), 0, column);
    }

    private Matcher matcher(boolean named) throws BadExpression {
        Token label = next();
        if (label.kind() == Token.Kind.STRING && !named && (peek().is(",") || peek().is("}"))) {
            return Matcher.equal("__name__", label.text());
        }
        if (label.kind() != Token.Kind.IDENTIFIER && label.kind() != Token.Kind.STRING) {
            throw new BadExpression(
                    "unexpected " + label.shown() + " in label matching, expected identifier or \"}\"", label.column());
        }
        Token sign = next();
        Matcher.Operator operator = null;
        for (Matcher.Operator each : Matcher.Operator.values()) {
            operator = sign.is(each.sign()) ? each : operator;
        }
        if (operator == null) {
            throw new BadExpression(
                    "unexpected " + sign.shown() + " in label matching, expected label matching operator",
                    sign.column());
        }
        Token value = next();
        if (value.kind() != Token.Kind.STRING) {
            throw new BadExpression(
                    "unexpected " + value.shown() + " in label matching, expected string", value.column());
        }
        var matcher = new Matcher(label.text(), operator, value.text());
        SeriesTest.check(matcher, value.column());
        return matcher;
    }

    private long duration() throws BadExpression {
        Token token = next();
        double milliseconds = switch (token.kind()) {
            case DURATION -> Durations.milliseconds(token.text());
            case NUMBER -> number(token) * 1000;
            default -> throw new BadExpression("unexpected " + token.shown() + ", expected duration", token.column());
        };
        if (!(milliseconds > 0) || milliseconds > 1e15) {
            throw new BadExpression("duration must be greater than 0", token.column());
        }
        return Math.round(milliseconds);
    }

    private static double number(Token token) throws BadExpression {
        String text = token.text();
        try {
            if (text.equalsIgnoreCase("inf")) {
                return Double.POSITIVE_INFINITY;
            }
            if (text.equalsIgnoreCase("nan")) {
                return Double.NaN;
            }
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new BadExpression("bad number: \"" + text + "\"", token.column());
        }
    }

    private boolean word(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            next();
        }
        return there;
    }

    private void expect(String operator, String where) throws BadExpression {
        if (!peek().is(operator)) {
            throw unexpected(" in " + where + ", expected \"" + operator + "\"");
        }
        next();
    }

    private BadExpression unexpected(String context) {
        return new BadExpression("unexpected " + peek().shown() + context, peek().column());
    }

    private Token peek() {
        return tokens.get(at);
    }

    private int previousColumn() {
        return tokens.get(Math.max(0, at - 1)).column();
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }
}
