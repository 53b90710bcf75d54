package dev.porthole.connectors.promql.edit;

import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.syntax.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes counters into rates. */
public final class RateEdit {

    private RateEdit() {}

    /**
     * Wraps each counter that is not in a range yet.
     *
     * @param function {@code rate} or {@code increase}
     * @param window as it stands in the brackets, such as {@code 5m}
     * @param counter whether the metric of a name is a counter
     * @return empty when there is no such counter
     */
    public static Optional<String> wrap(Parsed.Query query, String function, String window, Predicate<String> counter) {
        var splices = new Splices();
        Deque<Expr> open = new ArrayDeque<>();
        open.push(query.root());
        while (!open.isEmpty()) {
            Expr node = open.pop();
            if (node instanceof Expr.VectorSelector selector) {
                if (counter.test(selector.metricName())) {
                    splices.insert(selector.span().start(), function + "(");
                    splices.insert(selector.core().end(), "[" + window + "]");
                    splices.insert(selector.span().end(), ")");
                }
            } else if (!(node instanceof Expr.MatrixSelector)) {
                node.children().reversed().forEach(open::push);
            }
        }
        return splices.isEmpty() ? Optional.empty() : Optional.of(splices.applied(query.text()));
    }
}
