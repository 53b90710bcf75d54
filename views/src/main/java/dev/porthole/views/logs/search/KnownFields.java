package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The fields that a source says its lines have: asked once for each source, when somebody first wants them. UI thread only. */
final class KnownFields {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReadOnlyObjectWrapper<Map<String, LogField>> byName =
            new ReadOnlyObjectWrapper<>(this, "byName", Map.of());
    private final LatestOnlyTask asking;
    private @Nullable LogSource of;

    KnownFields(UiBridge bridge) {
        this.asking = new LatestOnlyTask(bridge);
    }

    ReadOnlyObjectProperty<Map<String, LogField>> byName() {
        return byName.getReadOnlyProperty();
    }

    void want(@Nullable LogSource source) {
        if (source == null || source == of) {
            return;
        }
        of = source;
        asking.ask("log fields", () -> source.fields(Deadline.after(LIMIT)), this::heard);
    }

    /** Other places have other fields: they are asked for again when somebody wants them. */
    void forget() {
        of = null;
    }

    private void heard(Outcome<List<LogField>> answer) {
        switch (answer) {
            case Outcome.Success<List<LogField>>(var fields, var notes) -> {
                Map<String, LogField> known = new LinkedHashMap<>();
                fields.forEach(field -> known.put(field.name(), field));
                byName.set(Map.copyOf(known));
            }
            // names and values are there without their types; whoever wants them next asks again
            case Outcome.Failed<List<LogField>>(var failure) -> of = null;
        }
    }
}
