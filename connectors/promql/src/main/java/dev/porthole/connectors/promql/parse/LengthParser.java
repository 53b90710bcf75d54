package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Length;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads lengths of time: ranges, steps, offsets. */
final class LengthParser {

    private static final int DEEPEST = 100;
    private static final double LONGEST_SECONDS = Long.MAX_VALUE / 1e9;

    private final TokenReader reader;
    private int depth;

    LengthParser(TokenReader reader) {
        this.reader = reader;
    }

    /** In brackets; one that is written out must be more than zero. */
    Length positive() throws Refusal {
        Span start = reader.peek().span();
        Length length = combined(BinaryOperator.ADD.precedence());
        if (length.fixedSeconds().orElse(1) <= 0) {
            throw new Refusal(start.to(reader.last()), "duration.positive");
        }
        return length;
    }

    /** Behind {@code offset}, where an operator belongs to the query and not to the length. */
    Length offset() throws Refusal {
        return signed(true);
    }

    private Length combined(int weakest) throws Refusal {
        if (++depth > DEEPEST) {
            throw new Refusal(reader.peek().span(), "deep");
        }
        Length left = signed(false);
        while (true) {
            Optional<BinaryOperator> operator = BinaryOperator.of(reader.peek().text())
                    .filter(found -> found.precedence() >= BinaryOperator.ADD.precedence()
                            && found != BinaryOperator.ATAN2
                            && found.precedence() >= weakest);
            if (operator.isEmpty() || reader.peek().kind() != Token.Kind.SIGN) {
                depth--;
                return left;
            }
            reader.next();
            int tighter = operator.get().precedence() + (operator.get().groupsFromRight() ? 0 : 1);
            left = new Length.Combined(operator.get(), left, combined(tighter));
        }
    }

    private Length signed(boolean alone) throws Refusal {
        boolean negative = reader.peek().is("-");
        if (negative || reader.peek().is("+")) {
            reader.next();
            return new Length.Signed(negative, alone ? single() : combined(BinaryOperator.POWER.precedence()));
        }
        return single();
    }

    private Length single() throws Refusal {
        Token token = reader.peek();
        if (reader.atNumber()) {
            double seconds = reader.number("duration");
            if (!(Math.abs(seconds) <= LONGEST_SECONDS)) {
                throw new Refusal(token.span(), "number", token.text());
            }
            return new Length.Literal(seconds, token.kind() == Token.Kind.DURATION);
        }
        if (reader.accept("(")) {
            Length inner = combined(BinaryOperator.ADD.precedence());
            reader.expect(")");
            return new Length.Paren(inner);
        }
        if (token.kind() == Token.Kind.WORD && reader.second().is("(")) {
            return call(token.text().toLowerCase(Locale.ROOT));
        }
        throw reader.unexpected("duration");
    }

    private Length call(String name) throws Refusal {
        boolean two = name.equals("min") || name.equals("max");
        if (!two && !name.equals("step") && !name.equals("range")) {
            throw reader.unexpected("duration");
        }
        reader.next();
        reader.expect("(");
        List<Length> arguments = new ArrayList<>();
        if (two) {
            arguments.add(combined(BinaryOperator.ADD.precedence()));
            reader.expect(",");
            arguments.add(combined(BinaryOperator.ADD.precedence()));
        }
        reader.expect(")");
        return new Length.Call(name, arguments);
    }
}
