package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Silences: which there are, what they mute now, and changing them. UI thread only. */
public final class SilencesViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Sources sources;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Observation<List<Silence>>> observation =
            new ReadOnlyObjectWrapper<>(this, "observation", new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<List<Labels>> firing = new ReadOnlyObjectWrapper<>(this, "firing", List.of());
    private final ReadOnlyObjectWrapper<List<SilenceRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<@Nullable SilenceForm> form = new ReadOnlyObjectWrapper<>(this, "form");
    private final ReadOnlyObjectWrapper<Optional<SilenceChange>> question =
            new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Failure> refusal = new ReadOnlyObjectWrapper<>(this, "refusal");
    private final ReadOnlyObjectWrapper<Phrase> news = new ReadOnlyObjectWrapper<>(this, "news", Phrase.NONE);
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper(this, "server", "");
    private final ReadOnlyBooleanWrapper writable = new ReadOnlyBooleanWrapper(this, "writable");
    private final BooleanProperty expired = new SimpleBooleanProperty(this, "expired");
    private final LatestOnlyTask asking;
    private final LatestOnlyTask writing;
    private final Set<String> warned = new HashSet<>();
    private @Nullable Subscription listening;

    /**
     * Whom it asks.
     *
     * @param refresh asks for silences and alerts at once, after something was written
     */
    public record Sources(
            ObservableValue<@Nullable AlertSource> source,
            Live<List<Silence>> silences,
            Live<List<AlertGroup>> alerts,
            PastFirings past,
            SilenceMemory memory,
            Runnable refresh) {}

    public SilencesViewModel(Sources sources, UiBridge bridge, InstantSource clock, ZoneId zone) {
        this.sources = sources;
        this.bridge = bridge;
        this.clock = clock;
        this.zone = zone;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        this.asking = new LatestOnlyTask(bridge);
        this.writing = new LatestOnlyTask(bridge);
        expired.addListener((property, before, later) -> build());
        sources.source().subscribe(this::meet);
    }

    /** How fresh the silences are. */
    public ReadOnlyObjectProperty<Observation<List<Silence>>> observationProperty() {
        return observation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<SilenceRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** The form that is open; null when none is. */
    public ReadOnlyObjectProperty<@Nullable SilenceForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** What was wanted of a silence, and waits for a yes. */
    ReadOnlyObjectProperty<Optional<SilenceChange>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Why the last change was not taken; null when nothing was refused. */
    ReadOnlyObjectProperty<@Nullable Failure> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether the last news is that something still fires when its silence ends. */
    public boolean isUrgent() {
        return news.get().key().equals(SilenceNews.ENDING);
    }

    /** What began or ended last, or is about to end too soon; for the page and whoever else tells it. */
    public ReadOnlyObjectProperty<Phrase> newsProperty() {
        return news.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Which Alertmanager is written to, for people; empty while none answers. */
    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    /** Whether anything may be written. */
    public ReadOnlyBooleanProperty writableProperty() {
        return writable.getReadOnlyProperty();
    }

    /** Whether those that ended are shown. */
    BooleanProperty expiredProperty() {
        return expired;
    }

    InstantSource clock() {
        return clock;
    }

    /** Begins to listen; the app does it once for good, so that what ends is told wherever a person is. */
    public void attach() {
        if (listening == null) {
            Subscription silences = bridge.deliver(sources.silences(), state -> {
                tellChanges(observation.get(), state);
                observation.set(state);
                build();
            });
            Subscription alerts = bridge.deliver(sources.alerts(), state -> {
                firing.set(labels(state.known().orElse(List.of())));
                build();
            });
            listening = () -> {
                silences.close();
                alerts.close();
            };
        }
    }

    public void detach() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }

    /** Lets countdowns go on. */
    public void tick() {
        now.set(clock.instant());
        SilenceForm open = form.get();
        if (open != null) {
            open.tick();
        }
    }

    /** A form for alerts with these labels, each a matcher; by hand when there are none. */
    public void silence(Labels labels) {
        open(SilenceForm.of(labels, around()));
    }

    void edit(SilenceRow row) {
        open(SilenceForm.of(row.silence(), around()));
    }

    void closeForm() {
        SilenceForm open = form.get();
        if (open != null) {
            open.close();
            form.set(null);
        }
    }

    /** Asks once before anything is changed. */
    void ask(SilenceChange change) {
        refusal.set(null);
        question.set(Optional.of(change));
    }

    void forget() {
        question.set(Optional.empty());
    }

    /** Yes. */
    void confirm() {
        Optional<SilenceChange> wanted = question.get();
        Optional<AlertControl> control = control();
        question.set(Optional.empty());
        if (wanted.isPresent() && control.isPresent()) {
            SilenceChange change = wanted.get();
            AlertControl writer = control.get();
            writing.ask("change silence", () -> change.carriedOut(writer, Deadline.after(LIMIT)), this::answered);
        }
    }

    private void answered(Outcome<Receipt> outcome) {
        switch (outcome) {
            case Outcome.Success<Receipt> done -> sources.refresh().run();
            case Outcome.Failed<Receipt>(var failure) -> refusal.set(failure);
        }
    }

    private void open(SilenceForm opened) {
        closeForm();
        form.set(opened);
    }

    private SilenceForm.Surroundings around() {
        return new SilenceForm.Surroundings(
                this::control,
                firing.getReadOnlyProperty(),
                sources.past(),
                sources.memory(),
                bridge,
                clock,
                zone,
                receipt -> {
                    closeForm();
                    news.set(Phrase.of("silences.written", receipt.server()));
                    sources.refresh().run();
                });
    }

    private Optional<AlertControl> control() {
        AlertSource source = sources.source().getValue();
        return source == null ? Optional.empty() : source.control();
    }

    /** Whom is written to is asked whenever there is another source. */
    private void meet(@Nullable AlertSource source) {
        writable.set(source != null && source.control().isPresent());
        server.set("");
        if (source != null) {
            asking.ask("alertmanagers", () -> source.servers(Deadline.after(LIMIT)), answer -> {
                if (answer instanceof Outcome.Success<List<AlertServer>>(var all, var notes)) {
                    server.set(all.stream().map(AlertServer::where).distinct().collect(Collectors.joining(", ")));
                }
            });
        }
    }

    private void build() {
        rows.set(SilenceRow.of(observation.get().known().orElse(List.of()), firing.get(), expired.get()));
        tellEnds();
    }

    private void tellChanges(Observation<List<Silence>> before, Observation<List<Silence>> after) {
        if (before.known().isPresent() && after.known().isPresent()) {
            SilenceNews.between(before.known().get(), after.known().get()).ifPresent(news::set);
        }
    }

    /** Each end is told once; one that was moved is another. */
    private void tellEnds() {
        List<SilenceRow> fresh = rows.get().stream()
                .filter(row -> row.endsTooSoon(clock.instant()))
                .filter(row -> warned.add(row.id() + row.silence().endsAt()))
                .toList();
        SilenceNews.ending(fresh, clock.instant()).ifPresent(news::set);
    }

    private static List<Labels> labels(List<AlertGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.alerts().stream())
                .map(alert -> alert.labels())
                .distinct()
                .toList();
    }
}
