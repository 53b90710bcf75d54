package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.PastRestarts;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * How often pods restarted in the chosen range, from metrics; asked when somebody looks, and again after a while. Who
 * has no metrics has none of this, and loses nothing else. UI thread only.
 */
public final class PastCounts {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final PastRestarts source;
    private final TimeCursor cursor;
    private final InstantSource clock;
    private final LatestOnlyTask asker;
    private final ObservableValue<String> namespace;
    private final ReadOnlyObjectWrapper<Map<PodKey, Measured>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private Map<PodKey, Measured> everywhere = Map.of();
    private @Nullable TimeChoice asked;
    private Instant askedAt = Instant.EPOCH;

    /** @param namespace the one that is looked at; empty for all */
    public PastCounts(
            PastRestarts source,
            TimeCursor cursor,
            ObservableValue<String> namespace,
            UiBridge bridge,
            InstantSource clock) {
        this.source = source;
        this.cursor = cursor;
        this.namespace = namespace;
        this.clock = clock;
        namespace.addListener((property, before, chosen) -> narrow());
        this.asker = new LatestOnlyTask(bridge);
    }

    /** Empty until it is known, and where nobody measures it. */
    ReadOnlyObjectProperty<Map<PodKey, Measured>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Says that somebody looks. */
    void look() {
        Instant now = clock.instant();
        TimeChoice choice = cursor.choiceProperty().get();
        boolean another = !choice.equals(asked);
        if (!another && now.isBefore(askedAt.plus(KEPT))) {
            return;
        }
        asked = choice;
        askedAt = now;
        if (another) {
            // Those of another range would be a lie.
            everywhere = Map.of();
            narrow();
        }
        TimeRange range = choice.at(now);
        asker.ask("restarts of the past", () -> source.in(range, Deadline.after(LIMIT)), this::answered);
    }

    private void answered(Outcome<Map<PodKey, Measured>> answer) {
        if (answer instanceof Outcome.Success<Map<PodKey, Measured>>(var found, var notes)) {
            everywhere = found;
            narrow();
        }
    }

    private void narrow() {
        String only = namespace.getValue();
        if (only.isEmpty()) {
            counts.set(everywhere);
        } else {
            Map<PodKey, Measured> there = new HashMap<>(everywhere);
            there.keySet().removeIf(pod -> !pod.namespace().equals(only));
            counts.set(Map.copyOf(there));
        }
    }
}
