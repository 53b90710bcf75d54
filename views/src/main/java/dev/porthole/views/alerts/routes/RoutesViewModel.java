package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Who is told of what: the routing tree, and which receivers labels would get to. UI thread only. */
public final class RoutesViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ObservableValue<@Nullable AlertSource> source;
    private final ReadOnlyObjectWrapper<Optional<Outcome<List<Routing>>>> routing =
            new ReadOnlyObjectWrapper<>(this, "routing", Optional.empty());
    private final StringProperty tried = new SimpleStringProperty(this, "tried", "");
    private final ReadOnlyObjectWrapper<TypedLabels> labels =
            new ReadOnlyObjectWrapper<>(this, "labels", new TypedLabels(Labels.EMPTY, Phrase.NONE));
    private final TestAlertViewModel test;
    private final LatestOnlyTask asking;

    public RoutesViewModel(ObservableValue<@Nullable AlertSource> source, UiBridge bridge, InstantSource clock) {
        this.source = source;
        this.asking = new LatestOnlyTask(bridge);
        this.test = new TestAlertViewModel(source, () -> labels.get().labels(), bridge, clock);
        tried.addListener((property, before, now) -> {
            labels.set(TypedLabels.read(now));
            test.edited();
        });
        source.subscribe(this::ask);
    }

    /** Empty while it is asked. */
    ReadOnlyObjectProperty<Optional<Outcome<List<Routing>>>> routingProperty() {
        return routing.getReadOnlyProperty();
    }

    /** Labels as they are typed. */
    StringProperty triedProperty() {
        return tried;
    }

    ReadOnlyObjectProperty<TypedLabels> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    TestAlertViewModel test() {
        return test;
    }

    /** Shows where an alert with these labels goes. */
    public void tryLabels(Labels alert) {
        tried.set(TypedLabels.written(alert));
    }

    /** Asks again: the configuration may be another by now. */
    void ask() {
        AlertSource server = source.getValue();
        if (server == null) {
            routing.set(Optional.of(Outcome.failed(new Failure.Unreachable("Alertmanager", Detail.NONE))));
        } else {
            asking.ask(
                    "routing", () -> server.routing(Deadline.after(LIMIT)), answer -> routing.set(Optional.of(answer)));
        }
    }
}
