package dev.porthole.connectors.promql.completion;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.syntax.Span;
import java.util.List;

/** What is wanted at the caret. */
sealed interface CaretPlace {

    /** What is written of it already and is replaced. */
    Span written();

    /** Nothing can be offered: a comment, a text, the middle of a number. */
    record Nothing(Span written) implements CaretPlace {}

    /** A metric, a function, an aggregation. {@code matching}: {@code bool}, {@code on} and the like too. */
    record Expression(Span written, boolean matching) implements CaretPlace {}

    /** What follows a whole expression. {@code grouping}: {@code by} and {@code without} too. */
    record Continuation(Span written, boolean grouping, boolean included) implements CaretPlace {}

    /** A label's name in a selector, or in a list when {@code list}; of the series of {@code selector}. */
    record LabelName(Span written, boolean list, List<Matcher> selector) implements CaretPlace {}

    /** {@code =} and the like. */
    record MatchOperator(Span written) implements CaretPlace {}

    /** A value of {@code label}. */
    record LabelValue(Span written, String label, List<Matcher> selector) implements CaretPlace {}

    /** A length of time. */
    record Duration(Span written) implements CaretPlace {}

    /** A moment, after {@code @}. */
    record Moment(Span written) implements CaretPlace {}
}
