package dev.porthole.app.session;

import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.app.settings.ClusterSettings;
import dev.porthole.views.explore.QueryHistory;
import java.util.List;

/** The queries of one cluster, kept in the settings. */
public record RememberedQueries(ClusterMemory memory) implements QueryHistory.Keeper {

    /** Forgets everything with the window. */
    public static final QueryHistory.Keeper NOWHERE = new QueryHistory.Keeper() {
        @Override
        public List<List<String>> load() {
            return List.of();
        }

        @Override
        public void save(List<String> asked, List<String> kept) {
            // a picture is painted once
        }
    };

    @Override
    public List<List<String>> load() {
        ClusterSettings.SavedQueries saved = memory.queries();
        return List.of(saved.asked(), saved.kept());
    }

    @Override
    public void save(List<String> asked, List<String> kept) {
        memory.keepQueries(new ClusterSettings.SavedQueries(asked, kept));
    }
}
