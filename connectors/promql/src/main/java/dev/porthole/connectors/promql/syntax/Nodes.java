package dev.porthole.connectors.promql.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Walks trees however deep they are. */
public final class Nodes {

    private Nodes() {}

    /** All nodes, each before its parts, from left to right. */
    public static List<Expr> of(Expr root) {
        List<Expr> found = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr node = open.pop();
            found.add(node);
            node.children().reversed().forEach(open::push);
        }
        return found;
    }

    /** All selectors, from left to right. */
    public static List<Expr.VectorSelector> selectors(Expr root) {
        return of(root).stream()
                .filter(Expr.VectorSelector.class::isInstance)
                .map(Expr.VectorSelector.class::cast)
                .toList();
    }
}
