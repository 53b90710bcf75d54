package dev.porthole.views.shell.topbar;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.TimeWords;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The time that is looked at, how often it is refreshed, and how much fires. UI thread only. */
public final class TopBarViewModel {

    private final TopBarInputs inputs;
    private final Messages messages;
    private final TimeCursor time;
    private final InstantSource clock;
    private final TimeWords timeWords;
    private final RangeEntry rangeEntry;
    private final ReadOnlyStringWrapper rangeText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refreshText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Integer>> firing = new ReadOnlyObjectWrapper<>(Optional.empty());

    public TopBarViewModel(TopBarInputs inputs, Messages messages, TimeCursor time, InstantSource clock, ZoneId zone) {
        this.inputs = inputs;
        this.messages = messages;
        this.time = time;
        this.clock = clock;
        this.timeWords = new TimeWords(messages, zone);
        this.rangeEntry = new RangeEntry(zone);
        time.choiceProperty().addListener((property, before, now) -> sayTime());
        time.refreshProperty().addListener((property, before, now) -> sayTime());
        sayTime();
    }

    /** Keeps everything up to date until closed. */
    public Subscription attach(UiBridge bridge) {
        return bridge.deliver(inputs.firing(), count -> firing.set(fresh(count)));
    }

    /** Only what is known now: an old count of alerts would calm or alarm without reason. */
    private static Optional<Integer> fresh(Observation<Integer> count) {
        return count instanceof Observation.Fresh<Integer>(var number, var at, var notes)
                ? Optional.of(number)
                : Optional.empty();
    }

    private void sayTime() {
        rangeText.set(timeWords.of(time.choiceProperty().get(), clock.instant()));
        refreshText.set(timeWords.refresh(time.refreshProperty().get()));
    }

    Messages messages() {
        return messages;
    }

    TopBarInputs inputs() {
        return inputs;
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

    public void choose(TimeChoice choice) {
        time.choiceProperty().set(choice);
    }

    void choose(Duration refresh) {
        time.refreshProperty().set(refresh);
    }

    public void refreshNow() {
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
