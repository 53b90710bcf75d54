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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The variables in a query: whole values of labels, such as {@code {service="$service"}}, or parts of a pattern, such as
 * {@code {pod=~"$service-.+"}}. They are put in through the syntax
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
                .flatMap(condition -> names(condition.matcher()).stream()
                        .map(name -> new Use(name, condition.span().start())))
                .toList();
    }

    /** The query for some values; a variable without one does not narrow it. */
    public String with(Map<BoardVariable, String> values) {
        List<LabelMatcher> all = new ArrayList<>(conditions());
        all.sort(Comparator.comparingInt(condition -> condition.span().start()));
        var out = new StringBuilder();
        int at = 0;
        for (LabelMatcher condition : all) {
            if (names(condition.matcher()).stream()
                    .flatMap(name -> BoardVariable.of(name).stream())
                    .findAny()
                    .isEmpty()) {
                continue;
            }
            out.append(promql, at, condition.span().start());
            out.append(put(condition.matcher(), values));
            at = condition.span().end();
        }
        return out.append(promql, at, promql.length()).toString();
    }

    private static String put(Matcher condition, Map<BoardVariable, String> values) {
        boolean pattern = isPattern(condition);
        boolean narrows = pattern
                || !values.getOrDefault(
                                BoardVariable.of(condition.value().substring(1)).orElseThrow(), "")
                        .isEmpty();
        if (!narrows) {
            return Selector.matcher(Matcher.regex(condition.name(), ANY));
        }
        String value = VARIABLE.matcher(condition.value())
                .replaceAll(written -> java.util.regex.Matcher.quoteReplacement(BoardVariable.of(written.group(1))
                        .map(variable -> values.getOrDefault(variable, ""))
                        .map(text -> pattern
                                ? text.isEmpty() ? ANY : Pattern.literal(text).text()
                                : text)
                        .orElse(written.group())));
        return Selector.matcher(new Matcher(condition.name(), condition.operator(), value));
    }

    private static boolean isPattern(Matcher condition) {
        return switch (condition.operator()) {
            case REGEX, NOT_REGEX -> true;
            case EQUAL, NOT_EQUAL -> false;
        };
    }

    /** Of a plain value only the whole can be a variable: paths may have dollars in them. */
    private static List<String> names(Matcher condition) {
        java.util.regex.Matcher written = VARIABLE.matcher(condition.value());
        if (!isPattern(condition)) {
            return written.matches() ? List.of(written.group(1)) : List.of();
        }
        return written.results().map(found -> found.group(1)).toList();
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
