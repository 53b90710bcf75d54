package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.text.TimeWords;
import dev.porthole.views.text.Tone;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** The state of each connection, and how old what is shown is. UI thread only. */
public final class StatusBarViewModel {

    private final List<ConnectionViewModel> connections;
    private final ObservableValue<Optional<Instant>> newest;
    private final Messages messages;
    private final TimeCursor time;
    private final InstantSource clock;
    private final TimeWords timeWords;
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");

    /** @param newest when the newest data was true */
    public StatusBarViewModel(
            List<ConnectionFeed> connections,
            ObservableValue<Optional<Instant>> newest,
            Messages messages,
            TimeCursor time,
            InstantSource clock,
            ZoneId zone) {
        this.connections = connections.stream()
                .map(feed -> new ConnectionViewModel(feed, messages, clock))
                .toList();
        this.newest = newest;
        this.messages = messages;
        this.time = time;
        this.clock = clock;
        this.timeWords = new TimeWords(messages, zone);
        time.choiceProperty().addListener((property, before, now) -> sayAge());
        time.refreshProperty().addListener((property, before, now) -> sayAge());
        newest.addListener((property, before, now) -> sayAge());
        sayAge();
    }

    /** Keeps everything up to date until closed. */
    public Subscription attach(UiBridge bridge, Ticks ticks) {
        var open = new ArrayList<Subscription>();
        connections.forEach(connection -> open.add(connection.attach(bridge)));
        open.add(ticks.each(this::tick));
        return () -> open.forEach(Subscription::close);
    }

    private void tick() {
        sayAge();
        connections.forEach(ConnectionViewModel::tick);
    }

    private void sayAge() {
        Instant now = clock.instant();
        String updated = newest.getValue()
                .map(at -> messages.text(
                        "status.updated",
                        new Amount(Math.max(0, Duration.between(at, now).toSeconds()), Quantity.SECONDS)))
                .orElseGet(() -> messages.text("status.waiting"));
        String paused = time.refreshProperty().get().isZero() ? messages.text("status.paused") + " \u00b7 " : "";
        age.set(paused + updated + " \u00b7 " + timeWords.offset(now));
    }

    Messages messages() {
        return messages;
    }

    List<ConnectionViewModel> connections() {
        return connections;
    }

    /** How the first connection, the cluster's own, is coloured. */
    public ObservableValue<Tone> clusterToneProperty() {
        return connections.isEmpty()
                ? new ReadOnlyObjectWrapper<>(Tone.NEUTRAL)
                : connections.getFirst().wordsProperty().map(ConnectionWords::tone);
    }

    /** How old the newest data is, and the offset of the times shown. */
    ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }
}
