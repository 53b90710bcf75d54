package dev.porthole.views.logs.columns;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The fields that are columns, in their order. UI thread only. */
public final class LogColumns {

    /** More leave no room for the text. */
    static final int MOST = 8;

    private final ObservableList<String> fields = FXCollections.observableArrayList();
    private final ObservableList<String> shown = FXCollections.unmodifiableObservableList(fields);

    public LogColumns() {}

    /** By their own names. Changed through this class only. */
    public ObservableList<String> fields() {
        return shown;
    }

    /** As they are remembered. */
    public void show(List<String> remembered) {
        List<String> some = remembered.stream().distinct().limit(MOST).toList();
        if (!some.equals(fields)) {
            fields.setAll(some);
        }
    }

    /** Adds it as the last one, or takes it away; when there are too many, the first one goes. */
    public void toggle(String field) {
        var changed = new ArrayList<>(fields);
        if (!changed.remove(field)) {
            if (changed.size() == MOST) {
                changed.removeFirst();
            }
            changed.add(field);
        }
        fields.setAll(changed);
    }

    /** Further left when negative. */
    public void move(String field, int by) {
        int from = fields.indexOf(field);
        int to = Math.clamp(from + by, 0, fields.size() - 1);
        if (from >= 0 && to != from) {
            var changed = new ArrayList<>(fields);
            changed.remove(from);
            changed.add(to, field);
            fields.setAll(changed);
        }
    }
}
