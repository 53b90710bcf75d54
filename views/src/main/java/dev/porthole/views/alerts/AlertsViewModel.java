package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.bridge.UiBridge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What fires and what is pending. UI thread only. */
public final class AlertsViewModel {

    private final Live<List<AlertGroup>> groups;
    private final Live<List<Rule>> rules;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Observation<List<AlertGroup>>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<AlertBoard> board =
            new ReadOnlyObjectWrapper<>(this, "board", AlertBoard.EMPTY);
    private final ReadOnlyIntegerWrapper firing = new ReadOnlyIntegerWrapper(this, "firing");
    private final ReadOnlyObjectWrapper<Instant> now;
    private List<Rule> knownRules = List.of();
    private @Nullable Subscription listeningToGroups;
    private @Nullable Subscription listeningToRules;

    public AlertsViewModel(
            Live<List<AlertGroup>> groups, Live<List<Rule>> rules, UiBridge bridge, InstantSource clock) {
        this.groups = groups;
        this.rules = rules;
        this.bridge = bridge;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
    }

    /** How fresh the alerts are. */
    public ReadOnlyObjectProperty<Observation<List<AlertGroup>>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<AlertBoard> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /** How many fire that are neither silenced nor inhibited; for the top bar. */
    public ReadOnlyIntegerProperty firingProperty() {
        return firing.getReadOnlyProperty();
    }

    /** What ages are counted to. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    InstantSource clock() {
        return clock;
    }

    /** Begins to listen. The top bar counts also when the list is not on screen, so the app may call it once for good. */
    public void attach() {
        if (listeningToGroups == null) {
            listeningToGroups = bridge.deliver(groups, state -> {
                observation.set(state);
                build();
            });
            listeningToRules = bridge.deliver(rules, state -> {
                knownRules = state.known().orElse(List.of());
                build();
            });
        }
    }

    public void detach() {
        if (listeningToGroups != null && listeningToRules != null) {
            listeningToGroups.close();
            listeningToRules.close();
            listeningToGroups = null;
            listeningToRules = null;
        }
    }

    /** All that is known of the alert with these labels; empty when it neither fires nor is pending. */
    public Optional<OneAlert> find(Labels labels) {
        Optional<Alert> known = observation.get().known().orElse(List.of()).stream()
                .flatMap(group -> group.alerts().stream())
                .filter(alert -> alert.labels().equals(labels))
                .findFirst();
        Optional<Rule.Alerting> rule = rule(labels);
        return known.map(alert -> new OneAlert(AlertRow.of(alert), alert.annotations(), alert.receivers(), rule))
                .or(() -> rule.flatMap(made -> made.alerts().stream()
                        .filter(alert -> alert.labels().equals(labels))
                        .findFirst()
                        .map(alert -> new OneAlert(
                                AlertRow.of(made, alert, clock.instant()), alert.annotations(), List.of(), rule))));
    }

    /** Of several rules of one name the one that has such an alert; labels may be added on the way to Alertmanager. */
    private Optional<Rule.Alerting> rule(Labels labels) {
        List<Rule.Alerting> named = knownRules.stream()
                .filter(rule -> rule instanceof Rule.Alerting && rule.name().equals(labels.get("alertname")))
                .map(Rule.Alerting.class::cast)
                .toList();
        return named.stream()
                .filter(rule -> rule.alerts().stream()
                        .anyMatch(alert -> labels.asMap()
                                .entrySet()
                                .containsAll(alert.labels().asMap().entrySet())))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /** Lets ages grow. */
    public void tick() {
        now.set(clock.instant());
    }

    private void build() {
        var state = observation.get();
        boolean answered = state instanceof Observation.Fresh || state instanceof Observation.Stale;
        AlertBoard built = AlertBoard.of(state.known().orElse(List.of()), knownRules, clock.instant());
        // Without an answer of Alertmanager it is not known that the one alert that always fires is missing.
        board.set(answered ? built : built.withoutPath());
        firing.set(built.firing());
    }
}
