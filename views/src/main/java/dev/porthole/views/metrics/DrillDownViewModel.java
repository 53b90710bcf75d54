package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartModel;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.Pulse;
import dev.porthole.views.time.TimeCursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * One opened signal: asks for it while it is on screen, works out since when, who and what changed, and tells its
 * listener what a person narrows it down to. UI thread only.
 */
public final class DrillDownViewModel {

    private static final int POINTS = 360;
    private static final int MOST_CHANGES = 40;

    private final SignalHistory source;
    private final ChangeSearch changes;
    private final Messages messages;
    private final TimeCursor time;
    private final Pulse pulse;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final LatestOnlyTask asker;
    private final ChartModel chart;
    private final ReadOnlyObjectWrapper<String> signal = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Labels> chosen = new ReadOnlyObjectWrapper<>(Labels.EMPTY);
    private final ObjectProperty<String> by = new SimpleObjectProperty<>("");
    private final ObjectProperty<Compare> compare = new SimpleObjectProperty<>(Compare.NOTHING);
    private final ReadOnlyObjectWrapper<DrillDown> found = new ReadOnlyObjectWrapper<>(DrillDown.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Change>> changed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(true);
    private String within = "";
    private BiConsumer<Labels, TimeRange> onNarrow = (labels, range) -> {};
    private Consumer<Change> onLead = change -> {};
    private @Nullable Subscription beats;

    /** Where it asks, and who it asks by. */
    public record Sources(SignalHistory signals, Change.Source changes, Change.Lines lines, Pulse pulse) {}

    public DrillDownViewModel(
            Sources sources, Messages messages, TimeCursor time, UiBridge bridge, InstantSource clock) {
        this.source = sources.signals();
        this.changes = new ChangeSearch(sources.changes(), sources.lines(), bridge, this::show);
        this.pulse = sources.pulse();
        this.messages = messages;
        this.time = time;
        this.bridge = bridge;
        this.clock = clock;
        this.asker = new LatestOnlyTask(bridge);
        this.chart = new ChartModel(time, clock);
        chart.setOnBrush(this::brush);
        time.frameProperty().addListener((property, before, now) -> ask());
        time.choiceProperty().addListener((property, before, now) -> workOut());
        by.addListener((property, before, now) -> ask());
        compare.addListener((property, before, now) -> ask());
    }

    public Messages messages() {
        return messages;
    }

    public ChartModel chart() {
        return chart;
    }

    public TimeCursor time() {
        return time;
    }

    /** The signal that is open; empty for none. */
    public ReadOnlyObjectProperty<String> signalProperty() {
        return signal.getReadOnlyProperty();
    }

    /** What the signal that is open is called. */
    public String title() {
        return messages.text(source.title(signal.get()));
    }

    /** What logs, pods and alerts are narrowed to: a group, or the worst one that a tile names. */
    public ReadOnlyObjectProperty<Labels> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The label it is grouped by; empty for what the source thinks best. */
    public ObjectProperty<String> byProperty() {
        return by;
    }

    public ObjectProperty<Compare> compareProperty() {
        return compare;
    }

    /** Why the newest question has no answer; what is shown is then older. Null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What changed near the moment the signal left its band, the likeliest first. */
    public ReadOnlyObjectProperty<List<Change>> changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether changes are still being looked for, so that nobody can say yet that there are none. */
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DrillDown> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Is told of a row or a change that was chosen, or a time that was dragged over: what logs, pods and alerts follow. */
    public void setOnNarrow(BiConsumer<Labels, TimeRange> onNarrow) {
        this.onNarrow = onNarrow;
    }

    /** Is told of a change that was chosen and leads on to somewhere, after everything was narrowed to it. */
    public void setOnLead(Consumer<Change> onLead) {
        this.onLead = onLead;
    }

    /**
     * Opens a signal, all of it.
     *
     * @param group that stands out; empty for none
     * @param namespace all of them when empty
     */
    public void open(String opened, Labels group, String namespace) {
        boolean another = !opened.equals(signal.get()) || !namespace.equals(within);
        chosen.set(group);
        if (!another) {
            emphasise();
            show();
            return;
        }
        within = namespace;
        chart.hidden().clear();
        chart.emphasisedProperty().set(null);
        by.set("");
        signal.set(opened);
        found.set(DrillDown.NOTHING);
        changes.forget();
        changes.forgetMoment();
        failure.set(null);
        show();
        ask();
    }

    public void close() {
        asker.cancel();
        changes.cancel();
        signal.set("");
        chosen.set(Labels.EMPTY);
        found.set(DrillDown.NOTHING);
        show();
    }

    /** Keeps what is open up to date until closed; to be called while it is on screen. */
    public void attach() {
        if (beats == null) {
            beats = pulse.each(() -> bridge.conflate(this, this::ask));
        }
    }

    public void detach() {
        if (beats != null) {
            beats.close();
            beats = null;
        }
        asker.cancel();
        changes.cancel();
    }

    /** Narrows everything to the group of a row. */
    public void choose(Labels group) {
        onNarrow.accept(group, part());
    }

    public void choose(Change change) {
        chart.point(change.at());
        onNarrow.accept(change.labels().isEmpty() ? chosen.get() : change.labels(), change.within(part()));
        onLead.accept(change);
    }

    /** Widens again what was chosen. */
    public void forget(String label) {
        onNarrow.accept(chosen.get().without(List.of(label)), part());
    }

    /** From shortly before the signal left its band to where it came back; empty while it is in it. */
    public Optional<TimeRange> sinceRange() {
        return found.get().excursion().map(NormalBand.Excursion::range);
    }

    public Optional<Instant> since() {
        return found.get().excursion().map(NormalBand.Excursion::since);
    }

    /** Selects the time since the signal left its band. */
    public void selectSince() {
        sinceRange().ifPresent(this::brush);
    }

    private void brush(TimeRange range) {
        Labels emphasised = chart.emphasisedProperty().get();
        onNarrow.accept(emphasised == null ? chosen.get() : emphasised, range);
    }

    private TimeRange part() {
        TimeRange part = time.selection();
        return part == null ? sinceRange().orElse(chart.rangeProperty().get()) : part;
    }

    private record Answered(Outcome<SignalHistory.Answer> now, List<TimeSeries> earlier) {}

    private void ask() {
        String asked = signal.get();
        if (asked.isEmpty()) {
            return;
        }
        TimeRange range = time.frameProperty().get().at(clock.instant());
        Compare with = compare.get();
        var question = new SignalHistory.Question(asked, within, by.get(), range, POINTS);
        asker.ask(
                "drill-down", () -> new Answered(source.ask(question), with.earlier(source, question)), this::answered);
        changes.ask(range);
    }

    private void answered(Answered answered) {
        switch (answered.now()) {
            case Outcome.Failed<SignalHistory.Answer>(var reason) -> failure.set(reason);
            case Outcome.Success<SignalHistory.Answer>(var answer, var notes) -> {
                failure.set(null);
                found.set(DrillDown.of(
                        answer,
                        answered.earlier(),
                        Optional.ofNullable(time.selection()),
                        messages.text("metrics.total")));
                show();
            }
        }
    }

    /** The same answer for another part of the time. */
    private void workOut() {
        DrillDown now = found.get();
        if (!now.isNothing()) {
            List<TimeSeries> earlier = now.content().series().stream()
                    .filter(series -> series.earlier())
                    .map(series -> series.samples())
                    .toList();
            found.set(DrillDown.of(
                    now.answer(), earlier, Optional.ofNullable(time.selection()), messages.text("metrics.total")));
            show();
        }
    }

    /** The series of the group that was chosen stands out; its labels may say less than the group's. */
    private void emphasise() {
        Labels group = chosen.get();
        found.get().content().series().stream()
                .map(ChartSeries::labels)
                .filter(labels -> !labels.isEmpty() && group.containsAll(labels))
                .findFirst()
                .ifPresent(chart.emphasisedProperty()::set);
    }

    private void show() {
        DrillDown now = found.get();
        TimeRange range = time.frameProperty().get().at(clock.instant());
        since().ifPresentOrElse(left -> changes.near(left, range, within), changes::forgetMoment);
        looking.set(now.isNothing() && failure.get() == null || changes.isLooking());
        List<Change> all = now.isNothing() ? List.of() : changes.all();
        changed.set(ChangeRanking.ranked(all, since().orElse(range.start()), chosen.get()).stream()
                .limit(MOST_CHANGES)
                .toList());
        chart.show(now.content().withMarkers(ChangeMarkers.of(now.content().markers(), all, messages)));
    }
}
