package dev.porthole.views.logs.fields;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.api.logs.fields.FieldProfiles;
import dev.porthole.views.bridge.LatestOnlyComputation;
import dev.porthole.views.bridge.UiBridge;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Counts the fields of the lines that are shown. UI thread only; the counting is done elsewhere. */
public final class FieldListModel {

    private static final int TOP = 6;

    private final ReadOnlyObjectWrapper<FieldProfiles> profiles =
            new ReadOnlyObjectWrapper<>(this, "profiles", new FieldProfiles(List.of(), 0));
    private final LatestOnlyComputation<FieldProfiles> counting;
    private final Supplier<List<LogEntry>> lines;
    private final Supplier<Collection<LogField>> known;

    /**
     * @param lines those that are counted, bounded by who gives them
     * @param known what the source says of fields; none when it has not yet
     */
    public FieldListModel(Supplier<List<LogEntry>> lines, Supplier<Collection<LogField>> known, UiBridge bridge) {
        this.lines = lines;
        this.known = known;
        this.counting = new LatestOnlyComputation<>(bridge, profiles::set);
    }

    /** Of the lines that were shown when they were counted. */
    public ReadOnlyObjectProperty<FieldProfiles> profilesProperty() {
        return profiles.getReadOnlyProperty();
    }

    public void count() {
        List<LogEntry> counted = lines.get();
        Collection<LogField> fields = known.get();
        counting.request(() -> new FieldCount().addAll(counted).profiles(fields, TOP));
    }
}
