package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A test alert on its way: asked for once, sent, and watched until Alertmanager has resolved it. UI thread only. */
final class TestAlertViewModel {

    static final String NAME = "PortholeTest";
    private static final Duration LIMIT = Duration.ofSeconds(15);
    /** Between two looks whether it is still there. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ObservableValue<@Nullable AlertSource> source;
    private final Supplier<Labels> more;
    private final InstantSource clock;
    private final StringProperty name = new SimpleStringProperty(this, "name", NAME);
    private final StringProperty severity = new SimpleStringProperty(this, "severity", "info");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Ready());
    private final ReadOnlyObjectWrapper<Phrase> nameProblem =
            new ReadOnlyObjectWrapper<>(this, "nameProblem", Phrase.NONE);
    private final LatestOnlyTask sending;
    private final LatestOnlyTask looking;
    private Instant looked = Instant.EPOCH;

    /** How far it has come. */
    sealed interface State {
        record Ready() implements State {}

        record Confirming() implements State {}

        record Sending() implements State {}

        /** @param server which took it */
        record Firing(AlertDraft alert, String server) implements State {}

        /** Alertmanager has it no more. */
        record Resolved(String server) implements State {}

        record Refused(Failure failure) implements State {}
    }

    TestAlertViewModel(
            ObservableValue<@Nullable AlertSource> source,
            Supplier<Labels> more,
            UiBridge bridge,
            InstantSource clock) {
        this.source = source;
        this.more = more;
        this.clock = clock;
        this.sending = new LatestOnlyTask(bridge);
        this.looking = new LatestOnlyTask(bridge);
        name.addListener((property, before, now) -> edited());
        severity.addListener((property, before, now) -> edited());
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty severityProperty() {
        return severity;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phrase> nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    boolean isWritable() {
        return control().isPresent();
    }

    InstantSource clock() {
        return clock;
    }

    /** Its labels, by what is typed now. */
    Labels labels() {
        return TestAlert.of(name.get(), severity.get(), more.get(), "").labels();
    }

    /** Whoever changes anything is asked again. */
    void edited() {
        if (state.get() instanceof State.Confirming || state.get() instanceof State.Refused) {
            state.set(new State.Ready());
        }
    }

    void back() {
        edited();
    }

    /**
     * Asks once, and sends when that was asked.
     *
     * @param text says in the receiver's message that it is only a test
     */
    void submit(String text) {
        nameProblem.set(name.get().isBlank() ? Phrase.of("routes.test.name.missing") : Phrase.NONE);
        if (!nameProblem.get().isEmpty()) {
            return;
        }
        switch (state.get()) {
            case State.Ready ready -> state.set(new State.Confirming());
            case State.Resolved resolved -> state.set(new State.Confirming());
            case State.Refused refused -> state.set(new State.Confirming());
            case State.Confirming confirming ->
                send(TestAlert.of(name.get(), severity.get(), more.get(), text).at(clock.instant()));
            case State.Sending sending -> {}
            case State.Firing firing -> {}
        }
    }

    /** Sends the end of it, before it ends by itself. */
    void resolve() {
        if (state.get() instanceof State.Firing(AlertDraft alert, String server)) {
            send(alert.resolvedAt(clock.instant()));
        }
    }

    /** Looks now and then whether it is gone. */
    void tick() {
        AlertSource server = source.getValue();
        if (state.get() instanceof State.Firing(AlertDraft alert, String where)
                && server != null
                && !looking.isAsking()
                && Duration.between(looked, clock.instant()).compareTo(LOOK) >= 0
                && !clock.instant().isBefore(alert.endsAt())) {
            looked = clock.instant();
            List<Matcher> matchers = alert.labels().asMap().entrySet().stream()
                    .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                    .toList();
            looking.ask(
                    "test alert",
                    () -> server.alerts(new AlertFilter(matchers, true, true, true), Deadline.after(LIMIT)),
                    answer -> {
                        if (answer instanceof Outcome.Success<List<Alert>>(var there, var notes) && there.isEmpty()) {
                            state.set(new State.Resolved(where));
                        }
                    });
        }
    }

    private void send(AlertDraft alert) {
        Optional<AlertControl> control = control();
        if (control.isEmpty()) {
            state.set(new State.Refused(new Failure.Unreachable("Alertmanager", Detail.NONE)));
            return;
        }
        AlertControl writer = control.get();
        state.set(new State.Sending());
        sending.ask(
                "send test alert",
                () -> writer.send(List.of(alert), Deadline.after(LIMIT)),
                answer -> state.set(
                        switch (answer) {
                            case Outcome.Success<Receipt>(var receipt, var notes) ->
                                new State.Firing(alert, receipt.server());
                            case Outcome.Failed<Receipt>(var failure) -> new State.Refused(failure);
                        }));
    }

    private Optional<AlertControl> control() {
        AlertSource server = source.getValue();
        return server == null ? Optional.empty() : server.control();
    }
}
