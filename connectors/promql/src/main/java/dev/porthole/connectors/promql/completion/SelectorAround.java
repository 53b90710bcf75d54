package dev.porthole.connectors.promql.completion;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.regex.Re2;
import dev.porthole.connectors.promql.parse.Strings;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/** The whole conditions of a selector that is being written. */
final class SelectorAround {

    private SelectorAround() {}

    /** All but the one at the caret. */
    static List<Matcher> matchers(List<Token> all, Token brace, String metric, int caret) {
        List<Matcher> matchers = new ArrayList<>();
        if (!metric.isEmpty()) {
            matchers.add(Matcher.equal(Expr.METRIC_NAME, metric));
        }
        List<Token> tokens = all.stream()
                .filter(Token::counts)
                .filter(token -> token.span().start() > brace.span().start())
                .takeWhile(token -> !token.is("}"))
                .toList();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token label = tokens.get(i);
            Token value = tokens.get(i + 2);
            boolean here = label.span().start() < caret && value.span().end() >= caret;
            boolean whole = (label.kind() == Token.Kind.WORD || label.kind() == Token.Kind.STRING)
                    && value.kind() == Token.Kind.STRING;
            for (Matcher.Operator operator : Matcher.Operator.values()) {
                if (whole && !here && tokens.get(i + 1).is(operator.sign())) {
                    String name = label.kind() == Token.Kind.STRING ? Strings.value(label.text()) : label.text();
                    add(matchers, new Matcher(name, operator, Strings.value(value.text())));
                }
            }
        }
        return matchers;
    }

    private static void add(List<Matcher> matchers, Matcher matcher) {
        boolean regex =
                matcher.operator() == Matcher.Operator.REGEX || matcher.operator() == Matcher.Operator.NOT_REGEX;
        if (!regex || Re2.mistake(matcher.value()).isEmpty()) {
            matchers.add(matcher);
        }
    }
}
