package dev.porthole.views.pods;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** All pods, filtered, sorted and grouped. UI thread only; the sorting is done elsewhere. */
public final class PodListViewModel {

    private static final Duration RECOUNT = Duration.ofSeconds(10);

    private final Live<PodTable> pods;
    private final PastCounts counts;
    private final TimeCursor cursor;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Projector<PodList> projector;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<PodListQuery> query =
            new ReadOnlyObjectWrapper<>(this, "query", PodListQuery.ALL);
    private final ReadOnlyObjectWrapper<Observation<PodTable>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<PodList> list = new ReadOnlyObjectWrapper<>(this, "list", PodList.EMPTY);
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ChangeListener<Map<PodKey, Integer>> countsChanged = (property, before, known) -> project();
    private final ChangeListener<TimeChoice> rangeChanged = (property, before, chosen) -> project();
    private @Nullable Subscription listening;
    private Instant projected = Instant.EPOCH;

    /** @param counts restarts that metrics know of */
    public PodListViewModel(
            Live<PodTable> pods, PastCounts counts, TimeCursor cursor, UiBridge bridge, InstantSource clock) {
        this.pods = pods;
        this.counts = counts;
        this.cursor = cursor;
        this.bridge = bridge;
        this.clock = clock;
        this.projector = new Projector<>(bridge, list::set);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        filter.addListener((property, before, typed) -> {
            PodListQuery last = query.get();
            ask(new PodListQuery(typed, last.column(), last.descending(), last.grouping(), last.collapsed()));
        });
    }

    /** Words that must all be found in a row. */
    public StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<PodListQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** How fresh the pods are. */
    ReadOnlyObjectProperty<Observation<PodTable>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PodList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    InstantSource clock() {
        return clock;
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

    /** The restarts that are known of a pod, the newest first. */
    List<ContainerRestart> restarts(Pod pod) {
        return observation.get().known().map(PodTable::restarts).orElse(List.of()).stream()
                .filter(restart -> restart.uid().equals(pod.uid()))
                .toList();
    }

    /** The pods of the same workload, of which it is one. */
    List<Pod> siblings(Pod pod) {
        if (pod.owner().equals(Pod.Owner.NONE)) {
            return List.of(pod);
        }
        return observation.get().known().map(PodTable::all).orElse(List.of()).stream()
                .filter(other -> other.owner().equals(pod.owner())
                        && other.key().namespace().equals(pod.key().namespace()))
                .toList();
    }

    /** Begins to listen; to be called when the list comes on screen. */
    void attach() {
        if (listening == null) {
            cursor.choiceProperty().addListener(rangeChanged);
            counts.countsProperty().addListener(countsChanged);
            listening = bridge.deliver(pods, state -> {
                observation.set(state);
                project();
            });
        }
    }

    void detach() {
        if (listening != null) {
            listening.close();
            listening = null;
            cursor.choiceProperty().removeListener(rangeChanged);
            counts.countsProperty().removeListener(countsChanged);
        }
    }

    /** Lets ages grow, and restarts leave the range. */
    void tick() {
        now.set(clock.instant());
        if (Duration.between(projected, now.get()).compareTo(RECOUNT) >= 0) {
            project();
        }
    }

    private void ask(PodListQuery changed) {
        query.set(changed);
        project();
    }

    private void project() {
        projected = clock.instant();
        TimeRange range = cursor.choiceProperty().get().at(projected);
        PodListQuery wanted = query.get();
        counts.look();
        Map<PodKey, Integer> past = counts.countsProperty().get();
        observation.get().known().ifPresent(table -> projector.request(() -> PodList.of(table, range, past, wanted)));
    }
}
