package dev.porthole.views.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Queries that were asked, newest first, and those that a person wants to keep. UI thread only. */
public final class QueryHistory {

    private static final int MOST = 100;

    private final ObservableList<String> asked = FXCollections.observableArrayList();
    private final ObservableList<String> kept = FXCollections.observableArrayList();
    private final Keeper keeper;

    /** Where they outlast the window. */
    public interface Keeper {

        /** Asked and kept, as they were given last. */
        List<List<String>> load();

        void save(List<String> asked, List<String> kept);
    }

    public QueryHistory(Keeper keeper) {
        this.keeper = keeper;
        List<List<String>> before = keeper.load();
        if (before.size() == 2) {
            asked.setAll(before.getFirst());
            kept.setAll(before.getLast());
        }
    }

    public ObservableList<String> asked() {
        return FXCollections.unmodifiableObservableList(asked);
    }

    public ObservableList<String> kept() {
        return FXCollections.unmodifiableObservableList(kept);
    }

    void add(String query) {
        String text = query.strip();
        if (text.isEmpty() || !asked.isEmpty() && asked.getFirst().equals(text)) {
            return;
        }
        List<String> newer = new ArrayList<>(asked);
        newer.remove(text);
        newer.addFirst(text);
        asked.setAll(newer.subList(0, Math.min(MOST, newer.size())));
        save();
    }

    boolean isKept(String query) {
        return kept.contains(query.strip());
    }

    /** Keeps a query, or no longer. */
    void toggle(String query) {
        String text = query.strip();
        if (!kept.remove(text) && !text.isEmpty()) {
            kept.addFirst(text);
        }
        save();
    }

    private void save() {
        keeper.save(List.copyOf(asked), List.copyOf(kept));
    }
}
