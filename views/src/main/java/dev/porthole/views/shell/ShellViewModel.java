package dev.porthole.views.shell;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.board.Amount;
import dev.porthole.views.board.Quantity;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the frame says: the range, the interval, the connections, what fires, how old the newest data is. UI thread only. */
public final class ShellViewModel {

    private final ShellInputs inputs;
    private final Messages messages;
    private final TimeCursor time;
    private final InstantSource clock;
    private final UiBridge bridge;
    private final Ticks ticks;
    private final TimeWords timeWords;
    private final RangeEntry rangeEntry;
    private final List<ConnectionViewModel> connections;
    private final ReadOnlyStringWrapper rangeText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refreshText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Integer>> firing = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ShellViewModel(
            ShellInputs inputs,
            Messages messages,
            TimeCursor time,
            InstantSource clock,
            ZoneId zone,
            UiBridge bridge,
            Ticks ticks) {
        this.inputs = inputs;
        this.messages = messages;
        this.time = time;
        this.clock = clock;
        this.bridge = bridge;
        this.ticks = ticks;
        this.timeWords = new TimeWords(messages, zone);
        this.rangeEntry = new RangeEntry(zone);
        this.connections = inputs.connections().stream()
                .map(feed -> new ConnectionViewModel(feed, messages, clock))
                .toList();
        time.choiceProperty().addListener((property, before, now) -> sayTime());
        time.refreshProperty().addListener((property, before, now) -> sayTime());
        inputs.newest().addListener((property, before, now) -> sayAge());
        sayTime();
        sayAge();
    }

    /** Keeps everything up to date until closed. */
    Subscription attach() {
        var open = new ArrayList<Subscription>();
        connections.forEach(connection -> open.add(connection.attach(bridge)));
        open.add(bridge.deliver(inputs.firing(), count -> firing.set(fresh(count))));
        open.add(ticks.each(this::tick));
        return () -> open.forEach(Subscription::close);
    }

    /** Only what is known now: an old count of alerts would calm or alarm without reason. */
    private static Optional<Integer> fresh(Observation<Integer> count) {
        return count instanceof Observation.Fresh<Integer>(var number, var at, var notes)
                ? Optional.of(number)
                : Optional.empty();
    }

    private void tick() {
        sayAge();
        connections.forEach(ConnectionViewModel::tick);
    }

    private void sayTime() {
        rangeText.set(timeWords.of(time.choiceProperty().get(), clock.instant()));
        refreshText.set(timeWords.refresh(time.refreshProperty().get()));
        sayAge();
    }

    private void sayAge() {
        Instant now = clock.instant();
        Optional<Instant> newest = inputs.newest().getValue();
        String updated = newest.map(at -> messages.text(
                        "status.updated",
                        new Amount(Math.max(0, Duration.between(at, now).toSeconds()), Quantity.SECONDS)))
                .orElseGet(() -> messages.text("status.waiting"));
        String paused = time.refreshProperty().get().isZero() ? messages.text("status.paused") + " \u00b7 " : "";
        age.set(paused + updated + " \u00b7 " + timeWords.offset(now));
    }

    Messages messages() {
        return messages;
    }

    ShellInputs inputs() {
        return inputs;
    }

    List<ConnectionViewModel> connections() {
        return connections;
    }

    TimeWords timeWords() {
        return timeWords;
    }

    ReadOnlyStringProperty rangeTextProperty() {
        return rangeText.getReadOnlyProperty();
    }

    ReadOnlyStringProperty refreshTextProperty() {
        return refreshText.getReadOnlyProperty();
    }

    /** How old the newest data is, and the offset of the times shown. */
    ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** Empty while it is not known. */
    ReadOnlyObjectProperty<Optional<Integer>> firingProperty() {
        return firing.getReadOnlyProperty();
    }

    boolean isChosen(TimeChoice choice) {
        return choice.equals(time.choiceProperty().get());
    }

    boolean isChosen(Duration refresh) {
        return refresh.equals(time.refreshProperty().get());
    }

    void choose(TimeChoice choice) {
        time.choiceProperty().set(choice);
    }

    void choose(Duration refresh) {
        time.refreshProperty().set(refresh);
    }

    void refreshNow() {
        inputs.refreshNow().run();
    }

    RangeEntry.Result readRange(String from, String to) {
        return rangeEntry.read(from, to, clock.instant());
    }

    /** Start and end of the range that is looked at, as they can be typed. */
    List<String> writtenRange() {
        TimeRange range = time.choiceProperty().get().at(clock.instant());
        return List.of(rangeEntry.written(range.start()), rangeEntry.written(range.end()));
    }
}
