package dev.porthole.connectors.kql;

import java.util.ArrayList;
import java.util.List;

/**
 * One condition of a search, which can be turned over, switched off and kept by itself. All pills must hold.
 *
 * @param condition never a {@link Kql.Not}: that is {@code excluded}
 * @param disabled it stays, but counts for nothing
 * @param pinned it stays when the view changes
 */
public record FilterPill(Kql condition, boolean excluded, boolean disabled, boolean pinned) {

    public static FilterPill of(Kql condition) {
        return condition instanceof Kql.Not(var part)
                ? new FilterPill(part, true, false, false)
                : new FilterPill(condition, false, false, false);
    }

    public FilterPill inverted() {
        return new FilterPill(condition, !excluded, disabled, pinned);
    }

    public FilterPill disabled(boolean off) {
        return new FilterPill(condition, excluded, off, pinned);
    }

    public FilterPill pinned(boolean stays) {
        return new FilterPill(condition, excluded, disabled, stays);
    }

    /** What it asks for; everything when it is switched off. */
    public Kql tree() {
        return disabled ? new Kql.All() : excluded ? new Kql.Not(condition) : condition;
    }

    /** A query's conditions that must all hold, each a pill. */
    public static List<FilterPill> of(List<Kql> conditions) {
        List<FilterPill> pills = new ArrayList<>();
        for (Kql condition : conditions) {
            switch (condition) {
                case Kql.All() -> {}
                case Kql.And(var parts) -> pills.addAll(of(parts));
                default -> pills.add(of(condition));
            }
        }
        return pills;
    }

    /** The query that a row of pills asks. */
    public static Kql tree(List<FilterPill> pills) {
        return Kql.all(pills.stream().map(FilterPill::tree).toList());
    }
}
