package dev.porthole.views.pods;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** Pods, and how often each restarted in the chosen range. UI thread only. */
public final class RestartsViewModel {

    private static final Duration RECOUNT = Duration.ofSeconds(10);

    private final Live<PodTable> pods;
    private final PastCounts counts;
    private final TimeCursor cursor;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Projector<PodRows> projector;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<Observation<PodTable>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<PodRows> rows = new ReadOnlyObjectWrapper<>(this, "rows", PodRows.EMPTY);
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ChangeListener<Map<PodKey, Integer>> countsChanged = (property, before, known) -> project();
    private final ChangeListener<TimeChoice> rangeChanged = (property, before, chosen) -> project();
    private @Nullable Subscription listening;
    private Instant counted = Instant.EPOCH;

    /** @param counts restarts that metrics know of */
    public RestartsViewModel(
            Live<PodTable> pods, PastCounts counts, TimeCursor cursor, UiBridge bridge, InstantSource clock) {
        this.pods = pods;
        this.counts = counts;
        this.cursor = cursor;
        this.bridge = bridge;
        this.clock = clock;
        this.projector = new Projector<>(bridge, rows::set);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        filter.addListener((property, before, typed) -> project());
    }

    /** Words that the pod's name, namespace, reason, node or owner must contain. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** How fresh the pods are; changes before {@link #rowsProperty}. */
    public ReadOnlyObjectProperty<Observation<PodTable>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PodRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** The range that restarts are counted in. */
    public TimeChoice range() {
        return cursor.choiceProperty().get();
    }

    InstantSource clock() {
        return clock;
    }

    /** Begins to listen; to be called when the list comes on screen. */
    public void attach() {
        if (listening == null) {
            cursor.choiceProperty().addListener(rangeChanged);
            counts.countsProperty().addListener(countsChanged);
            listening = bridge.deliver(pods, state -> {
                observation.set(state);
                project();
            });
        }
    }

    public void detach() {
        if (listening != null) {
            listening.close();
            listening = null;
            cursor.choiceProperty().removeListener(rangeChanged);
            counts.countsProperty().removeListener(countsChanged);
        }
    }

    /** Lets ages grow, and restarts leave the range. */
    public void tick() {
        now.set(clock.instant());
        if (Duration.between(counted, now.get()).compareTo(RECOUNT) >= 0) {
            project();
        }
    }

    private void project() {
        counted = clock.instant();
        TimeRange range = range().at(counted);
        String wanted = filter.get();
        counts.look();
        Map<PodKey, Integer> past = counts.countsProperty().get();
        observation.get().known().ifPresent(table -> projector.request(() -> PodRows.of(table, range, past, wanted)));
    }
}
