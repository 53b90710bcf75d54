package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Keyword;
import dev.porthole.connectors.promql.syntax.Length;
import dev.porthole.connectors.promql.syntax.Modifiers;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import dev.porthole.connectors.promql.syntax.ValueType;
import java.util.Locale;
import java.util.Objects;

/** Reads what stands behind an expression: ranges, {@code offset}, {@code @}, {@code anchored}, {@code smoothed}. */
final class ModifierParser {

    private final TokenReader reader;
    private final LengthParser lengths;

    ModifierParser(TokenReader reader) {
        this.reader = reader;
        this.lengths = new LengthParser(reader);
    }

    Expr after(Expr inner) throws Refusal {
        Expr expression = inner;
        while (true) {
            Token token = reader.peek();
            if (token.is("[")) {
                expression = range(expression);
            } else if (token.is(Keyword.OFFSET)) {
                expression = offset(expression);
            } else if (token.is("@")) {
                expression = at(expression);
            } else if (token.is(Keyword.ANCHORED) || token.is(Keyword.SMOOTHED)) {
                expression = extended(expression);
            } else {
                return expression;
            }
        }
    }

    private Expr range(Expr inner) throws Refusal {
        Span open = reader.next().span();
        Length range = lengths.positive();
        if (reader.accept(":")) {
            Length step = reader.peek().is("]") ? null : lengths.positive();
            reader.expect("]");
            Span span = inner.span().to(reader.last());
            if (inner.type() != ValueType.INSTANT_VECTOR) {
                throw new Refusal(inner.span(), "subquery.type", inner.type().word());
            }
            return new Expr.Subquery(inner, range, step, Modifiers.NONE, span);
        }
        if (!reader.accept("]")) {
            throw reader.unexpected("range.end");
        }
        if (!(inner instanceof Expr.VectorSelector selector)) {
            throw new Refusal(open.to(reader.last()), "range.selector");
        }
        if (selector.modifiers().offset() != null || selector.modifiers().at() != null) {
            throw new Refusal(open.to(reader.last()), "range.order");
        }
        return new Expr.MatrixSelector(selector, range, selector.span().to(reader.last()));
    }

    private Expr offset(Expr inner) throws Refusal {
        Token word = reader.next();
        Modifiers before = modifiers(inner, word);
        Length length = lengths.offset();
        if (before.offset() != null && before.offset().fixedSeconds().orElse(1) != 0) {
            throw new Refusal(word.span(), "modifier.twice", "offset");
        }
        return with(inner, before.withOffset(length));
    }

    private Expr at(Expr inner) throws Refusal {
        Token sign = reader.next();
        Modifiers before = modifiers(inner, sign);
        Modifiers.At moment = moment();
        if (before.at() != null) {
            throw new Refusal(sign.span(), "modifier.twice", "@");
        }
        return with(inner, before.withAt(moment));
    }

    private Modifiers.At moment() throws Refusal {
        Token token = reader.peek();
        String word = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Token.Kind.WORD && (word.equals("start") || word.equals("end"))) {
            reader.next();
            reader.expect("(");
            reader.expect(")");
            return word.equals("start") ? new Modifiers.At.Start() : new Modifiers.At.End();
        }
        double seconds = reader.signedNumber("timestamp");
        if (!(Math.abs(seconds) < Long.MAX_VALUE)) {
            throw new Refusal(token.span(), "timestamp.bounds");
        }
        return new Modifiers.At.Time(seconds);
    }

    private Expr extended(Expr inner) throws Refusal {
        Token word = reader.next();
        if (inner instanceof Expr.Subquery) {
            throw misplaced(word);
        }
        Modifiers before = modifiers(inner, word);
        Modifiers changed = word.is(Keyword.ANCHORED) ? before.withAnchored() : before.withSmoothed();
        if (changed.anchored() && changed.smoothed()) {
            throw new Refusal(word.span(), "modifier.both");
        }
        return with(inner, changed);
    }

    private static Modifiers modifiers(Expr inner, Token word) throws Refusal {
        return switch (inner) {
            case Expr.VectorSelector vector -> vector.modifiers();
            case Expr.MatrixSelector matrix -> matrix.vector().modifiers();
            case Expr.Subquery subquery -> subquery.modifiers();
            case Expr.NumberLiteral other -> throw misplaced(word);
            case Expr.StringLiteral other -> throw misplaced(word);
            case Expr.Paren other -> throw misplaced(word);
            case Expr.Unary other -> throw misplaced(word);
            case Expr.Binary other -> throw misplaced(word);
            case Expr.Aggregate other -> throw misplaced(word);
            case Expr.Call other -> throw misplaced(word);
        };
    }

    private static Refusal misplaced(Token word) {
        return new Refusal(word.span(), "modifier.misplaced", word.text());
    }

    private Expr with(Expr inner, Modifiers changed) {
        Span span = inner.span().to(reader.last());
        return switch (inner) {
            case Expr.VectorSelector vector -> changed(vector, changed, span);
            case Expr.MatrixSelector(Expr.VectorSelector vector, Length range, Span before) ->
                new Expr.MatrixSelector(changed(vector, changed, vector.span()), range, span);
            case Expr.Subquery subquery ->
                new Expr.Subquery(subquery.expression(), subquery.range(), subquery.step(), changed, span);
            default -> Objects.requireNonNull(inner);
        };
    }

    private static Expr.VectorSelector changed(Expr.VectorSelector vector, Modifiers modifiers, Span span) {
        return new Expr.VectorSelector(
                vector.metric(), vector.labelMatchers(), vector.braces(), modifiers, vector.core(), span);
    }
}
