package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.bridge.LatestOnlyComputation;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Something made of all pods: made anew when they change, when the range does, and when metrics know more of the past.
 * UI thread only; the making itself is done elsewhere.
 *
 * @param <V> what is made
 */
public final class PodProjection<V> {

    private static final Duration RECOUNT = Duration.ofSeconds(10);

    private final Live<PodTable> pods;
    private final PastCounts counts;
    private final TimeCursor cursor;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Supplier<Making<V>> making;
    private final LatestOnlyComputation<V> projector;
    private final ReadOnlyObjectWrapper<Observation<PodTable>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ChangeListener<Map<PodKey, Measured>> countsChanged = (property, before, known) -> project();
    private final ChangeListener<TimeChoice> rangeChanged = (property, before, chosen) -> project();
    private @Nullable Subscription listening;
    private Instant projected = Instant.EPOCH;

    /** Makes it, on any thread. */
    @FunctionalInterface
    public interface Making<V> {
        /** @param past restarts in the range that metrics know of */
        V of(PodTable table, TimeRange range, Map<PodKey, Measured> past);
    }

    /**
     * @param making as it is wanted now
     * @param done hears what was made
     */
    public PodProjection(
            Live<PodTable> pods,
            PastCounts counts,
            TimeCursor cursor,
            UiBridge bridge,
            InstantSource clock,
            Supplier<Making<V>> making,
            Consumer<V> done) {
        this.pods = pods;
        this.counts = counts;
        this.cursor = cursor;
        this.bridge = bridge;
        this.clock = clock;
        this.making = making;
        this.projector = new LatestOnlyComputation<>(bridge, done);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
    }

    /** How fresh the pods are; changes before anything is made of them. */
    public ReadOnlyObjectProperty<Observation<PodTable>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public InstantSource clock() {
        return clock;
    }

    /** The range that restarts are counted in. */
    public TimeChoice range() {
        return cursor.choiceProperty().get();
    }

    /** Begins to listen. */
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
        if (Duration.between(projected, now.get()).compareTo(RECOUNT) >= 0) {
            project();
        }
    }

    /** Makes it anew: something else is wanted. */
    public void project() {
        projected = clock.instant();
        counts.look();
        Map<PodKey, Measured> past = counts.countsProperty().get();
        TimeRange range = range().at(projected);
        Making<V> wanted = making.get();
        observation.get().known().ifPresent(table -> projector.request(() -> wanted.of(table, range, past)));
    }
}
