package dev.porthole.connectors.promql.completion;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.metrics.query.QueryPiece;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.highlight.Highlighter;
import dev.porthole.connectors.promql.parse.Lexer;
import dev.porthole.connectors.promql.parse.Strings;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Keyword;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is wanted at a caret, from the tokens before it. */
final class CaretReader {

    private static final Set<Keyword> LISTS =
            Set.of(Keyword.BY, Keyword.WITHOUT, Keyword.ON, Keyword.IGNORING, Keyword.GROUP_LEFT, Keyword.GROUP_RIGHT);

    private final String text;
    private final int caret;
    private final List<Token> tokens;
    private final List<Token> before = new ArrayList<>();
    /** Places in {@link #before} of what is open. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private Span written;
    private boolean inText;
    private boolean inside;

    private CaretReader(String text, int caret) {
        this.text = text;
        this.caret = caret;
        this.written = new Span(caret, caret);
        this.tokens = Lexer.tokens(text);
    }

    static CaretPlace at(String text, int caret) {
        var reader = new CaretReader(text, caret);
        reader.read();
        return reader.place();
    }

    private void read() {
        for (Token token : tokens) {
            Span span = token.span();
            if (span.start() >= caret) {
                return;
            }
            boolean touches = span.end() >= caret;
            if (touches && token.kind() == Token.Kind.WORD) {
                written = span;
            } else if (touches && isText(token) && (span.end() > caret || token.kind() == Token.Kind.WRONG)) {
                inText = true;
                written = token.kind() == Token.Kind.WRONG ? new Span(span.start(), caret) : span;
            } else if (touches
                    && token.kind() != Token.Kind.SIGN
                    && token.kind() != Token.Kind.SPACE
                    && token.kind() != Token.Kind.STRING) {
                inside = true;
            } else if (token.counts()) {
                nest(token);
                before.add(token);
            }
        }
    }

    private static boolean isText(Token token) {
        char first = token.text().isEmpty() ? ' ' : token.text().charAt(0);
        return first == '"' || first == '\'' || first == '`';
    }

    private void nest(Token token) {
        if (token.is("(") || token.is("{") || token.is("[")) {
            open.push(before.size());
        } else if ((token.is(")") || token.is("}") || token.is("]")) && !open.isEmpty()) {
            open.pop();
        }
    }

    private Optional<Token> last(int back) {
        int at = before.size() - back;
        return at < 0 ? Optional.empty() : Optional.of(before.get(at));
    }

    private CaretPlace place() {
        int opener = open.isEmpty() ? -1 : open.peek();
        if (opener >= 0 && before.get(opener).is("{")) {
            return inBraces(opener);
        }
        if (opener >= 0 && before.get(opener).is("[")) {
            return new CaretPlace.Duration(numberBefore());
        }
        boolean list = opener > 0
                && before.get(opener).is("(")
                && keyword(before.get(opener - 1)).filter(LISTS::contains).isPresent();
        if (list) {
            boolean name =
                    last(1).filter(token -> token.is("(") || token.is(",")).isPresent();
            return name && !inside
                    ? new CaretPlace.LabelName(written, true, ofMetrics())
                    : new CaretPlace.Nothing(written);
        }
        if (last(1).flatMap(CaretReader::keyword)
                        .filter(word -> word == Keyword.OFFSET)
                        .isPresent()
                && before.size() > 1) {
            return new CaretPlace.Duration(numberBefore());
        }
        return inText || inside ? new CaretPlace.Nothing(written) : inExpression();
    }

    /** A number that is being written is what a duration replaces. */
    private Span numberBefore() {
        for (Token token : tokens) {
            boolean number = token.kind() == Token.Kind.NUMBER
                    || token.kind() == Token.Kind.DURATION
                    || token.kind() == Token.Kind.WRONG;
            if (number && token.span().start() < caret && token.span().end() >= caret) {
                return new Span(
                        token.span().start(), Math.max(caret, token.span().end()));
            }
        }
        return written;
    }

    private CaretPlace inExpression() {
        Optional<Token> last = last(1);
        if (last.filter(token -> token.is("@")).isPresent()) {
            return new CaretPlace.Moment(written);
        }
        if (last.isEmpty() || !endsOperand(last.get())) {
            boolean operator = last.filter(CaretReader::isOperator).isPresent() && before.size() > 1;
            return new CaretPlace.Expression(written, operator);
        }
        Optional<Integer> list = closedList();
        if (list.isPresent()) {
            Keyword word = keyword(before.get(list.get() - 1)).orElseThrow();
            boolean matching = word == Keyword.ON || word == Keyword.IGNORING;
            boolean grouping = word == Keyword.BY || word == Keyword.WITHOUT;
            boolean first = grouping && list.get() > 1 && isAggregator(before.get(list.get() - 2));
            return matching || word == Keyword.GROUP_LEFT || word == Keyword.GROUP_RIGHT
                    ? new CaretPlace.Continuation(written, false, matching)
                    : first ? new CaretPlace.Nothing(written) : new CaretPlace.Continuation(written, false, false);
        }
        return new CaretPlace.Continuation(written, afterAggregation(), false);
    }

    /** The place of the parenthesis that opened the list that is closed just before the caret. */
    private Optional<Integer> closedList() {
        int opener = opener();
        return opener > 0
                        && keyword(before.get(opener - 1))
                                .filter(LISTS::contains)
                                .isPresent()
                ? Optional.of(opener)
                : Optional.empty();
    }

    private int opener() {
        int depth = 0;
        for (int i = before.size() - 1;
                i >= 0 && last(1).filter(token -> token.is(")")).isPresent();
                i--) {
            depth += before.get(i).is(")") ? 1 : before.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean afterAggregation() {
        int opener = opener();
        return isAggregator(before.getLast()) || opener > 0 && isAggregator(before.get(opener - 1));
    }

    private static boolean isAggregator(Token token) {
        return token.kind() == Token.Kind.WORD && Aggregator.of(token.text()).isPresent();
    }

    private static Optional<Keyword> keyword(Token token) {
        return token.kind() == Token.Kind.WORD ? Keyword.of(token.text()) : Optional.empty();
    }

    private static boolean isOperator(Token token) {
        return (token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.WORD)
                && BinaryOperator.of(token.text()).isPresent();
    }

    private static boolean endsOperand(Token token) {
        return switch (token.kind()) {
            case WORD -> !isOperator(token) && keyword(token).isEmpty();
            case NUMBER, DURATION, STRING -> true;
            case SIGN -> token.is(")") || token.is("}") || token.is("]");
            case SPACE, COMMENT, WRONG, END -> false;
        };
    }

    private CaretPlace inBraces(int opener) {
        Token last = before.getLast();
        List<Matcher> selector = SelectorAround.matchers(tokens, before.get(opener), metricBefore(opener), caret);
        if (isMatch(last)) {
            Token label = before.get(before.size() - 2);
            String name = label.kind() == Token.Kind.STRING ? Strings.value(label.text()) : label.text();
            return new CaretPlace.LabelValue(written, name, selector);
        }
        if (last.is("{") || last.is(",")) {
            return inText ? new CaretPlace.Nothing(written) : new CaretPlace.LabelName(written, false, selector);
        }
        boolean named = last.kind() == Token.Kind.WORD
                && before.size() > 1
                && (last(2).orElseThrow().is("{") || last(2).orElseThrow().is(","));
        return named && !inside ? new CaretPlace.MatchOperator(written) : new CaretPlace.Nothing(written);
    }

    private static boolean isMatch(Token token) {
        return token.is("=") || token.is("!=") || token.is("=~") || token.is("!~");
    }

    private String metricBefore(int opener) {
        boolean named = opener > 0 && before.get(opener - 1).kind() == Token.Kind.WORD;
        return named ? before.get(opener - 1).text() : "";
    }

    /** Selects the metrics that the query names, for labels that stand outside of any selector. */
    private List<Matcher> ofMetrics() {
        List<String> names = Highlighter.pieces(text).stream()
                .filter(piece -> piece.kind() == QueryPiece.Kind.METRIC)
                .map(piece -> text.substring(piece.start(), piece.end()))
                .distinct()
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Matcher.regex(Expr.METRIC_NAME, Pattern.anyOf(names).text()));
    }
}
