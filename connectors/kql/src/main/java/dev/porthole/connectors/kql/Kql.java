package dev.porthole.connectors.kql;

import java.util.List;

/** A query's syntax tree. Lists of values are spread over their field: {@code f:(a or b)} is {@code f:a or f:b}. */
public sealed interface Kql {

    /** Everything; the empty text. */
    record All() implements Kql {}

    /** @param parts two at least */
    record And(List<Kql> parts) implements Kql {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** @param parts two at least */
    record Or(List<Kql> parts) implements Kql {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Kql part) implements Kql {}

    /** A condition that one and the same element of a list of objects must meet. Names within have no prefix. */
    record Nested(Term path, Kql part) implements Kql {}

    /** A field has a value. */
    record Is(Term field, Term value) implements Kql {}

    /** A field has a value on one side of another. */
    record Compare(Term field, Operator operator, Term value) implements Kql {}

    /** Some field has a value. */
    record Anywhere(Term value) implements Kql {}

    /** The sides of a range. */
    enum Operator {
        LT("<"),
        LTE("<="),
        GT(">"),
        GTE(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case LT -> comparison < 0;
                case LTE -> comparison <= 0;
                case GT -> comparison > 0;
                case GTE -> comparison >= 0;
            };
        }
    }

    /** Reads a text. */
    static Kql parse(String text) throws BadKql {
        return new KqlParser(text).parse();
    }

    /** All of them; what is everything is left out. */
    static Kql all(List<? extends Kql> parts) {
        List<Kql> real = parts.stream()
                .filter(part -> !(part instanceof All))
                .map(Kql.class::cast)
                .toList();
        return real.isEmpty() ? new All() : real.size() == 1 ? real.getFirst() : new And(real);
    }

    /** The shortest text that {@link #parse} reads as this tree. */
    default String text() {
        return KqlWriter.write(this);
    }
}
