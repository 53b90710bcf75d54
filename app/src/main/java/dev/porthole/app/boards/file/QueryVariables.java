package dev.porthole.app.boards.file;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.LabelMatcher;
import dev.porthole.connectors.promql.syntax.Nodes;
import dev.porthole.views.board.definition.BoardVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables in a query: whole values of labels, such as {@code {service="$service"}}. They are put in through the syntax
 * tree, so that no value can become more than a value.
 *
 * @param promql as written, with its variables
 */
public record QueryVariables(String promql) {

    private static final java.util.regex.Pattern VARIABLE =
            java.util.regex.Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    /** Every value of a label, also none. */
    private static final String ANY = ".*";

    /**
     * A variable where it is written.
     *
     * @param name without the dollar
     * @param at from where on its condition is written, from 0
     */
    record Use(String name, int at) {}

    /** Those that are used, known or not; none in what is no query. */
    List<Use> uses() {
        return conditions().stream()
                .flatMap(condition -> name(condition)
                        .map(name -> new Use(name, condition.span().start()))
                        .stream())
                .toList();
    }

    /** The query for some values; a variable without one does not narrow it. */
    public String with(Map<BoardVariable, String> values) {
        List<LabelMatcher> all = new ArrayList<>(conditions());
        all.sort(java.util.Comparator.comparingInt(condition -> condition.span().start()));
        var out = new StringBuilder();
        int at = 0;
        for (LabelMatcher condition : all) {
            Optional<BoardVariable> variable = name(condition).flatMap(BoardVariable::of);
            if (variable.isEmpty()) {
                continue;
            }
            out.append(promql, at, condition.span().start());
            out.append(put(condition.matcher(), values.getOrDefault(variable.get(), "")));
            at = condition.span().end();
        }
        return out.append(promql, at, promql.length()).toString();
    }

    private static String put(Matcher condition, String value) {
        if (value.isEmpty()) {
            return Selector.matcher(Matcher.regex(condition.name(), ANY));
        }
        return Selector.matcher(
                switch (condition.operator()) {
                    case EQUAL, NOT_EQUAL -> new Matcher(condition.name(), condition.operator(), value);
                    case REGEX, NOT_REGEX ->
                        new Matcher(
                                condition.name(),
                                condition.operator(),
                                Pattern.literal(value).text());
                });
    }

    private static Optional<String> name(LabelMatcher condition) {
        var written = VARIABLE.matcher(condition.matcher().value());
        return written.matches() ? Optional.of(written.group(1)) : Optional.empty();
    }

    private List<LabelMatcher> conditions() {
        return switch (Parser.parse(promql)) {
            case Parsed.Refused refused -> List.of();
            case Parsed.Query(String text, Expr root) ->
                Nodes.selectors(root).stream()
                        .flatMap(selector -> selector.labelMatchers().stream())
                        .toList();
        };
    }
}
