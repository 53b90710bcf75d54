package dev.porthole.views.bridge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * Keeps rows where they are while the pointer is on them, so that a click lands on what was aimed at: what is known of a
 * row is renewed, what is new comes below, what is gone stays, and the new order comes when the pointer leaves.
 *
 * @param <T> a row
 */
public final class HeldOrder<T> {

    private final Node pointedAt;
    private final ObservableList<T> rows;
    private final Function<T, Object> identity;
    private final Runnable changed;
    private List<T> wanted = List.of();

    /**
     * @param pointedAt where the rows are
     * @param changed is called after the order that was held back has come
     */
    public HeldOrder(Node pointedAt, ObservableList<T> rows, Function<T, Object> identity, Runnable changed) {
        this.pointedAt = pointedAt;
        this.rows = rows;
        this.identity = identity;
        this.changed = changed;
        pointedAt.hoverProperty().addListener((property, before, now) -> {
            if (!now && !rows.equals(wanted)) {
                rows.setAll(wanted);
                changed.run();
            }
        });
    }

    /** Shows {@code now}, at once or as far as it can be while the pointer is there. */
    public void show(List<T> now) {
        wanted = List.copyOf(now);
        List<T> shown = pointedAt.isHover() && !rows.isEmpty() ? held() : wanted;
        if (!rows.equals(shown)) {
            rows.setAll(shown);
        }
    }

    private List<T> held() {
        Map<Object, T> known = new LinkedHashMap<>();
        wanted.forEach(row -> known.put(identity.apply(row), row));
        List<T> held = new ArrayList<>(rows.size());
        Set<Object> placed = new HashSet<>();
        for (T row : rows) {
            Object id = identity.apply(row);
            placed.add(id);
            held.add(known.getOrDefault(id, row));
        }
        known.forEach((id, row) -> {
            if (!placed.contains(id)) {
                held.add(row);
            }
        });
        return held;
    }
}
