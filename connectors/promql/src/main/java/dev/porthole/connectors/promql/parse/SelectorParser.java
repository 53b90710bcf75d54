package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.regex.Re2;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.LabelMatcher;
import dev.porthole.connectors.promql.syntax.Modifiers;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads selectors and lists of labels. */
final class SelectorParser {

    private final TokenReader reader;

    SelectorParser(TokenReader reader) {
        this.reader = reader;
    }

    /** At a metric's name or an opening brace. */
    Expr.VectorSelector selector() throws Refusal {
        Span start = reader.peek().span();
        String metric = reader.peek().is("{") ? "" : reader.next().text();
        List<LabelMatcher> matchers = new ArrayList<>();
        Span braces = null;
        if (reader.peek().is("{")) {
            Span open = reader.peek().span();
            reader.next();
            while (!reader.peek().is("}")) {
                matchers.add(matcher());
                if (!reader.accept(",") && !reader.peek().is("}")) {
                    throw reader.unexpected("matcher.end");
                }
            }
            reader.next();
            braces = open.to(reader.last());
        }
        Span whole = start.to(reader.last());
        namedOnce(metric, matchers);
        return new Expr.VectorSelector(metric, matchers, braces, Modifiers.NONE, whole, whole);
    }

    private static void namedOnce(String metric, List<LabelMatcher> matchers) throws Refusal {
        String name = metric;
        for (LabelMatcher one : matchers) {
            boolean names =
                    one.metric() || !metric.isEmpty() && one.matcher().name().equals(Expr.METRIC_NAME);
            if (names && !name.isEmpty() && !metric.isEmpty()) {
                throw new Refusal(one.span(), "name.twice", name, one.matcher().value());
            }
            name = names ? one.matcher().value() : name;
        }
    }

    private LabelMatcher matcher() throws Refusal {
        Token label = reader.peek();
        if (label.kind() != Token.Kind.WORD && label.kind() != Token.Kind.STRING) {
            throw reader.unexpected("matcher");
        }
        reader.next();
        boolean quoted = label.kind() == Token.Kind.STRING;
        String name = quoted ? Strings.value(label.text()) : label.text();
        if (quoted && (reader.peek().is(",") || reader.peek().is("}"))) {
            return new LabelMatcher(Matcher.equal(Expr.METRIC_NAME, name), true, label.span());
        }
        Matcher.Operator operator = operator();
        if (operator == null) {
            throw reader.unexpected("matcher.operator");
        }
        reader.next();
        Token value = reader.peek();
        if (value.kind() != Token.Kind.STRING) {
            throw reader.unexpected("string");
        }
        reader.next();
        var matcher = new Matcher(name, operator, Strings.value(value.text()));
        Span span = label.span().to(value.span());
        if (operator == Matcher.Operator.REGEX || operator == Matcher.Operator.NOT_REGEX) {
            var wrong = Re2.mistake(matcher.value());
            if (wrong.isPresent()) {
                throw new Refusal(value.span(), "regex", wrong.get());
            }
        }
        return new LabelMatcher(matcher, false, span);
    }

    private Matcher.@Nullable Operator operator() {
        for (Matcher.Operator each : Matcher.Operator.values()) {
            if (reader.peek().is(each.sign())) {
                return each;
            }
        }
        return null;
    }

    /** Names of labels in parentheses. */
    List<String> labels() throws Refusal {
        reader.expect("(");
        List<String> labels = new ArrayList<>();
        while (!reader.peek().is(")")) {
            Token label = reader.peek();
            switch (label.kind()) {
                case WORD -> labels.add(label.text());
                case STRING -> labels.add(Strings.value(label.text()));
                default -> throw reader.unexpected("label");
            }
            reader.next();
            if (!reader.accept(",") && !reader.peek().is(")")) {
                throw reader.unexpected("label.end");
            }
        }
        reader.next();
        return labels;
    }
}
