package dev.porthole.views.pods.list;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.pods.rows.PodColumn;
import dev.porthole.views.pods.rows.PodGrouping;
import dev.porthole.views.pods.rows.PodList;
import dev.porthole.views.pods.rows.PodListQuery;
import dev.porthole.views.pods.rows.PodProjection;
import dev.porthole.views.time.TimeCursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All pods, filtered, sorted and grouped. UI thread only; the sorting is done elsewhere. */
public final class PodListViewModel {

    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<PodListQuery> query =
            new ReadOnlyObjectWrapper<>(this, "query", PodListQuery.ALL);
    private final ReadOnlyObjectWrapper<PodList> list = new ReadOnlyObjectWrapper<>(this, "list", PodList.EMPTY);
    private final PodProjection<PodList> projection;

    /** @param counts restarts that metrics know of */
    public PodListViewModel(
            Live<PodTable> pods, PastCounts counts, TimeCursor cursor, UiBridge bridge, InstantSource clock) {
        this.projection = new PodProjection<>(pods, counts, cursor, bridge, clock, this::making, list::set);
        filter.addListener((property, before, typed) -> {
            PodListQuery last = query.get();
            ask(new PodListQuery(typed, last.column(), last.descending(), last.grouping(), last.collapsed()));
        });
    }

    private PodProjection.Making<PodList> making() {
        PodListQuery wanted = query.get();
        return (table, range, past) -> PodList.of(table, range, past, wanted);
    }

    /** Words that must all be found in a row. */
    public StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<PodListQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** How fresh the pods are. */
    public ReadOnlyObjectProperty<Observation<PodTable>> observationProperty() {
        return projection.observationProperty();
    }

    ReadOnlyObjectProperty<PodList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return projection.nowProperty();
    }

    InstantSource clock() {
        return projection.clock();
    }

    /** Sorts by a column; again: the other way round; a third time: those in trouble first. */
    void sortBy(PodColumn column) {
        PodListQuery last = query.get();
        boolean same = last.column().equals(Optional.of(column));
        if (same && last.descending()) {
            ask(new PodListQuery(last.filter(), Optional.empty(), false, last.grouping(), last.collapsed()));
        } else {
            ask(new PodListQuery(last.filter(), Optional.of(column), same, last.grouping(), last.collapsed()));
        }
    }

    void groupBy(PodGrouping grouping) {
        PodListQuery last = query.get();
        ask(new PodListQuery(last.filter(), last.column(), last.descending(), grouping, Set.of()));
    }

    void collapse(String group, boolean collapsed) {
        PodListQuery last = query.get();
        Set<String> groups = new HashSet<>(last.collapsed());
        if (collapsed ? groups.add(group) : groups.remove(group)) {
            ask(new PodListQuery(last.filter(), last.column(), last.descending(), last.grouping(), groups));
        }
    }

    /** A pod as it is now; empty when it is not there. */
    public Optional<Pod> find(PodKey pod) {
        return observationProperty().get().known().map(table -> table.pods().get(pod));
    }

    /** The restarts that are known of a pod, the newest first. */
    public List<ContainerRestart> restarts(Pod pod) {
        return observationProperty().get().known().map(PodTable::restarts).orElse(List.of()).stream()
                .filter(restart -> restart.uid().equals(pod.uid()))
                .toList();
    }

    /** The pods of the same workload, of which it is one. */
    public List<Pod> siblings(Pod pod) {
        if (pod.owner().equals(Pod.Owner.NONE)) {
            return List.of(pod);
        }
        return observationProperty().get().known().map(PodTable::all).orElse(List.of()).stream()
                .filter(other -> other.owner().equals(pod.owner())
                        && other.key().namespace().equals(pod.key().namespace()))
                .toList();
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

    private void ask(PodListQuery changed) {
        query.set(changed);
        projection.project();
    }
}
