package dev.porthole.connectors.promql.language;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.metrics.query.QueryEdit;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.connectors.api.metrics.query.QueryPiece;
import dev.porthole.connectors.api.metrics.query.QueryVocabulary;
import dev.porthole.connectors.api.metrics.query.QueryWindow;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.connectors.promql.completion.Completer;
import dev.porthole.connectors.promql.edit.GroupEdit;
import dev.porthole.connectors.promql.edit.MatcherEdit;
import dev.porthole.connectors.promql.edit.RateEdit;
import dev.porthole.connectors.promql.highlight.Highlighter;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.parse.SyntaxError;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** PromQL, as Prometheus 3 has it. */
public final class PromQl implements QueryLanguage {

    @Override
    public Optional<QueryMistake> check(String text) {
        return switch (Parser.parse(text)) {
            case Parsed.Query query -> Optional.empty();
            case Parsed.Refused(SyntaxError(var span, var detail)) ->
                Optional.of(new QueryMistake(span.start(), span.end(), detail));
        };
    }

    @Override
    public List<QueryPiece> pieces(String text) {
        return Highlighter.pieces(text);
    }

    @Override
    public QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary) {
        return Completer.complete(text, caret, vocabulary);
    }

    @Override
    public Optional<String> edit(String text, QueryEdit edit) {
        return switch (Parser.parse(text)) {
            case Parsed.Refused refused -> Optional.empty();
            case Parsed.Query query -> edited(query, edit).filter(changed -> !changed.equals(text));
        };
    }

    private static Optional<String> edited(Parsed.Query query, QueryEdit edit) {
        return switch (edit) {
            case QueryEdit.AddMatcher(Matcher matcher) -> Optional.of(MatcherEdit.add(query, matcher, any -> true));
            case QueryEdit.RemoveMatcher(Matcher matcher) -> MatcherEdit.remove(query, matcher);
            case QueryEdit.GroupBy(String label) -> Optional.of(GroupEdit.by(query, label));
            case QueryEdit.Rate(String window, var counters) ->
                RateEdit.wrap(query, "rate", window, name -> counts(name, counters));
            case QueryEdit.Increase(String window, var counters) ->
                RateEdit.wrap(query, "increase", window, name -> counts(name, counters));
        };
    }

    /** By what is known of the metric, or by the endings that counters have by convention. */
    private static boolean counts(String name, Set<String> counters) {
        return counters.contains(name)
                || name.endsWith("_total")
                || name.endsWith("_count")
                || name.endsWith("_sum")
                || name.endsWith("_bucket");
    }

    @Override
    public List<List<Matcher>> selectors(String text) {
        return switch (Parser.parse(text)) {
            case Parsed.Refused refused -> List.of();
            case Parsed.Query(String written, Expr root) ->
                Nodes.selectors(root).stream()
                        .map(Expr.VectorSelector::matchers)
                        .toList();
        };
    }

    @Override
    public List<QueryWindow> windows(String text) {
        return switch (Parser.parse(text)) {
            case Parsed.Refused refused -> List.of();
            case Parsed.Query(String written, Expr root) ->
                Nodes.of(root).stream()
                        .filter(Expr.MatrixSelector.class::isInstance)
                        .flatMap(node -> window((Expr.MatrixSelector) node).stream())
                        .toList();
        };
    }

    private static Optional<QueryWindow> window(Expr.MatrixSelector matrix) {
        OptionalDouble seconds = matrix.range().fixedSeconds();
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new QueryWindow(
                        matrix.vector().matchers(), Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000))));
    }

    @Override
    public String presence(List<Matcher> selector) {
        return "group(" + new Selector("", selector).text() + ")";
    }

    @Override
    public String mostSamples(QueryWindow window) {
        String range = window.length().toMillis() + "ms";
        return "max(count_over_time(" + new Selector("", window.selector()).text() + "[" + range + "]))";
    }
}
