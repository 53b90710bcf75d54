package dev.porthole.connectors.promql.edit;

import dev.porthole.connectors.promql.LabelName;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Grouping;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the results of a query apart by one label more. */
public final class GroupEdit {

    /** These keep series as they are; what they choose from is what is grouped. */
    private static final Set<Aggregator> CHOOSING =
            Set.of(Aggregator.TOPK, Aggregator.BOTTOMK, Aggregator.LIMITK, Aggregator.LIMIT_RATIO);

    private GroupEdit() {}

    /** The outermost aggregations keep {@code label}; a query without any is summed by it. */
    public static String by(Parsed.Query query, String label) {
        var splices = new Splices();
        List<Expr.Aggregate> outermost = outermost(query.root());
        for (Expr.Aggregate aggregate : outermost) {
            keep(splices, query.text(), aggregate, label);
        }
        if (outermost.isEmpty() && query.root().type() == ValueType.INSTANT_VECTOR) {
            Span all = query.root().span();
            splices.insert(all.start(), "sum by (" + new LabelName(label).text() + ") (");
            splices.insert(all.end(), ")");
        }
        return splices.applied(query.text());
    }

    private static List<Expr.Aggregate> outermost(Expr root) {
        List<Expr.Aggregate> found = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr node = open.pop();
            if (node instanceof Expr.Aggregate aggregate && !CHOOSING.contains(aggregate.operator())) {
                found.add(aggregate);
            } else {
                node.children().reversed().forEach(open::push);
            }
        }
        return found;
    }

    private static void keep(Splices splices, String text, Expr.Aggregate aggregate, String label) {
        Grouping grouping = aggregate.grouping();
        Span span = grouping.span();
        if (span == null) {
            int at = aggregate.span().start() + aggregate.operator().word().length();
            boolean apart = Character.isWhitespace(text.charAt(at));
            splices.insert(at, " by (" + new LabelName(label).text() + ")" + (apart ? "" : " "));
        } else if (grouping.without() == grouping.labels().contains(label)) {
            List<String> labels = new ArrayList<>(grouping.labels());
            if (grouping.without()) {
                labels.remove(label);
            } else {
                labels.add(label);
            }
            String list =
                    labels.stream().map(name -> new LabelName(name).text()).collect(Collectors.joining(", ", "(", ")"));
            splices.replace(span, (grouping.without() ? "without " : "by ") + list);
        }
    }
}
