package dev.porthole.views.pods.restarts;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.pods.rows.PodProjection;
import dev.porthole.views.pods.rows.PodRows;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Pods, and how often each restarted in the chosen range. UI thread only. */
public final class RestartsViewModel {

    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<PodRows> rows = new ReadOnlyObjectWrapper<>(this, "rows", PodRows.EMPTY);
    private final PodProjection<PodRows> projection;

    /** @param counts restarts that metrics know of */
    public RestartsViewModel(
            Live<PodTable> pods, PastCounts counts, TimeCursor cursor, UiBridge bridge, InstantSource clock) {
        this.projection = new PodProjection<>(pods, counts, cursor, bridge, clock, this::making, rows::set);
        filter.addListener((property, before, typed) -> projection.project());
    }

    private PodProjection.Making<PodRows> making() {
        String wanted = filter.get();
        return (table, range, past) -> PodRows.of(table, range, past, wanted);
    }

    /** Words that the pod's name, namespace, reason, node or owner must contain. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** How fresh the pods are; changes before {@link #rowsProperty}. */
    public ReadOnlyObjectProperty<Observation<PodTable>> observationProperty() {
        return projection.observationProperty();
    }

    public ReadOnlyObjectProperty<PodRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return projection.nowProperty();
    }

    /** The range that restarts are counted in. */
    public TimeChoice range() {
        return projection.range();
    }

    InstantSource clock() {
        return projection.clock();
    }

    /** Begins to listen; to be called when the list comes on screen. */
    public void attach() {
        projection.attach();
    }

    public void detach() {
        projection.detach();
    }

    /** Lets ages grow, and restarts leave the range. */
    public void tick() {
        projection.tick();
    }
}
