package dev.porthole.connectors.promql.completion;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.metrics.query.QueryCompletion.Item;
import dev.porthole.connectors.api.metrics.query.QueryCompletion.Kind;
import dev.porthole.connectors.api.metrics.query.QueryVocabulary;
import dev.porthole.connectors.promql.LabelName;
import dev.porthole.connectors.promql.MetricName;
import dev.porthole.connectors.promql.Quoted;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.PromQlFunctions;
import dev.porthole.connectors.promql.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Offers what may stand at the caret, what begins as written first. */
public final class Completer {

    private static final int MOST = 200;
    private static final List<String> DURATIONS = List.of("1m", "5m", "10m", "30m", "1h", "6h", "1d", "1w");

    private final String text;
    private final int caret;
    private final QueryVocabulary vocabulary;
    private final List<Item> items = new ArrayList<>();
    private @Nullable Failure failure;

    private Completer(String text, int caret, QueryVocabulary vocabulary) {
        this.text = text;
        this.caret = caret;
        this.vocabulary = vocabulary;
    }

    public static QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary) {
        int place = Math.clamp(caret, 0, text.length());
        return new Completer(text, place, vocabulary).complete(CaretReader.at(text, place));
    }

    private QueryCompletion complete(CaretPlace place) {
        Span written = place.written();
        switch (place) {
            case CaretPlace.Nothing nothing -> {
                // no items
            }
            case CaretPlace.Expression(var span, boolean matching) -> expression(matching);
            case CaretPlace.Continuation(var span, boolean grouping, boolean included) ->
                continuation(grouping, included);
            case CaretPlace.LabelName(var span, boolean list, var selector) ->
                add(vocabulary.labelNames(selector), name -> {
                    String label = new LabelName(name).text();
                    return new Item(Kind.LABEL, name, list ? label : label + "=", "", "");
                });
            case CaretPlace.MatchOperator operator -> words(Kind.OPERATOR, "=", "!=", "=~", "!~");
            case CaretPlace.LabelValue(var span, String label, var selector) ->
                add(
                        vocabulary.labelValues(label, selector),
                        value -> new Item(Kind.VALUE, value, new Quoted(value).text(), "", ""));
            case CaretPlace.Duration duration -> DURATIONS.forEach(each -> items.add(new Item(Kind.DURATION, each)));
            case CaretPlace.Moment moment -> words(Kind.KEYWORD, "start()", "end()");
        }
        return new QueryCompletion(written.start(), written.end(), ranked(prefix(written)), failure);
    }

    private String prefix(Span written) {
        String prefix = text.substring(Math.min(written.start(), caret), caret);
        boolean quoted = !prefix.isEmpty() && "\"'`".indexOf(prefix.charAt(0)) >= 0;
        return quoted ? prefix.substring(1) : prefix;
    }

    private void expression(boolean matching) {
        if (matching) {
            words(Kind.KEYWORD, "bool", "on (", "ignoring (");
        }
        for (Aggregator each : Aggregator.values()) {
            items.add(new Item(Kind.AGGREGATION, each.word(), each.word() + "(", "", ""));
        }
        PromQlFunctions.list()
                .forEach(each -> items.add(new Item(Kind.FUNCTION, each.name(), each.name() + "(", each.hint(), "")));
        add(vocabulary.metrics(), Completer::metric);
    }

    private static Item metric(MetricMetadata metric) {
        boolean classic = new MetricName(metric.name()).classic();
        String insert = classic ? metric.name() : "{" + new Quoted(metric.name()).text() + "}";
        return new Item(Kind.METRIC, metric.name(), insert, metric.type(), metric.help());
    }

    private void continuation(boolean grouping, boolean included) {
        if (grouping) {
            words(Kind.KEYWORD, "by (", "without (");
        }
        if (included) {
            words(Kind.KEYWORD, "group_left", "group_right");
            expression(false);
            return;
        }
        words(Kind.KEYWORD, "and", "or", "unless", "offset");
        words(Kind.OPERATOR, "+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=", "%", "^");
    }

    private void words(Kind kind, String... words) {
        for (String word : words) {
            items.add(new Item(kind, word));
        }
    }

    private <T> void add(Outcome<List<T>> outcome, Function<T, Item> item) {
        switch (outcome) {
            case Outcome.Success<List<T>>(var found, var notes) -> found.forEach(one -> items.add(item.apply(one)));
            case Outcome.Failed<List<T>>(var why) -> failure = why;
        }
    }

    private List<Item> ranked(String written) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return items.stream()
                .filter(item -> wanted.isEmpty() || rank(item, wanted) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(item -> rank(item, wanted)))
                .limit(MOST)
                .toList();
    }

    /** Lower is better: the same beginning, then the beginning of a word in it, then anywhere. */
    private static int rank(Item item, String wanted) {
        String label = item.label().toLowerCase(Locale.ROOT);
        int metric = item.kind() == Kind.METRIC ? 0 : 1;
        if (wanted.isEmpty()) {
            return metric;
        }
        int at = label.indexOf(wanted);
        if (at < 0) {
            return Integer.MAX_VALUE;
        }
        boolean word = at > 0 && !Character.isLetterOrDigit(label.charAt(at - 1));
        boolean known = item.kind() != Kind.METRIC;
        return at == 0 ? (known || label.length() == wanted.length() ? 0 : 1) : word ? 2 : 3;
    }
}
