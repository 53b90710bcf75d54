package dev.porthole.connectors.promql.edit;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.connectors.promql.parse.Lexer;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.LabelMatcher;
import dev.porthole.connectors.promql.syntax.Nodes;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Adds and takes away conditions of selectors. */
public final class MatcherEdit {

    private MatcherEdit() {}

    /** To every selector that {@code where} takes and that does not have it yet. */
    public static String add(Parsed.Query query, Matcher matcher, Predicate<Expr.VectorSelector> where) {
        var splices = new Splices();
        String text = Selector.matcher(matcher);
        for (Expr.VectorSelector selector : Nodes.selectors(query.root())) {
            if (!where.test(selector) || selector.matchers().contains(matcher)) {
                continue;
            }
            Span braces = selector.braces();
            if (braces == null) {
                splices.insert(selector.core().end(), "{" + text + "}");
            } else if (selector.labelMatchers().isEmpty()) {
                splices.insert(braces.start() + 1, text);
            } else {
                splices.insert(selector.labelMatchers().getLast().span().end(), "," + text);
            }
        }
        return splices.applied(query.text());
    }

    /** From every selector; empty when none has it, or when what is left would select everything. */
    public static Optional<String> remove(Parsed.Query query, Matcher matcher) {
        var splices = new Splices();
        List<Token> tokens =
                Lexer.tokens(query.text()).stream().filter(Token::counts).toList();
        for (Expr.VectorSelector selector : Nodes.selectors(query.root())) {
            for (LabelMatcher one : selector.labelMatchers()) {
                if (one.matcher().equals(matcher)) {
                    splices.replace(withComma(one.span(), tokens), "");
                    break;
                }
            }
        }
        String changed = splices.applied(query.text());
        boolean still = Parser.parse(changed) instanceof Parsed.Query;
        return still && !splices.isEmpty() ? Optional.of(changed) : Optional.empty();
    }

    private static Span withComma(Span matcher, List<Token> tokens) {
        Span before = matcher;
        for (Token token : tokens) {
            boolean comma = token.is(",");
            if (token.span().start() >= matcher.end()) {
                return comma ? matcher.to(token.span()) : before.to(matcher);
            }
            if (token.span().end() <= matcher.start()) {
                before = comma ? token.span() : matcher;
            }
        }
        return matcher;
    }
}
