package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.api.logs.query.LogMistake;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.around.AroundModel;
import dev.porthole.views.logs.columns.PaneLook;
import dev.porthole.views.logs.completion.LogCompletions;
import dev.porthole.views.logs.export.LogExport;
import dev.porthole.views.logs.export.LogExports;
import dev.porthole.views.logs.fields.FieldListModel;
import dev.porthole.views.logs.places.LogPlacesModel;
import dev.porthole.views.logs.query.Debounce;
import dev.porthole.views.logs.query.LocalFilter;
import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.time.Pulse;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The log pane: asks for what is chosen, and keeps the rows. They come from the search source, or from one pod's own
 * log. What is shown stays until something newer has come; a failure only marks it stale. UI thread only.
 */
public final class LogsViewModel {

    private static final long CAP_BYTES = 256L << 20;
    private static final Duration TYPING = Duration.ofMillis(300);
    /** Lines whose fields are counted. */
    private static final int LOOKED_AT = 500;

    private final Sources sources;
    private final TimeCursor cursor;
    private final Pulse pulse;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Debounce typing;
    private final LogInput input;
    private final PaneLook look = new PaneLook();
    private final KnownFields knownFields;
    private final LogCompletions completions;
    private final AroundModel around;
    private final FieldListModel fields;
    private final LogStatus status = new LogStatus();
    private final LogRows rows = new LogRows(new LineArena(CAP_BYTES));
    private final NewLineCounter arrivals = new NewLineCounter(status);
    private final SearchFeed search;
    private final LogExports exports;
    private final LogPlacesModel places;
    private final OwnLogFeed ownLog;
    private final ChangeListener<Object> sourceChanged = (property, before, now) -> ask();
    private @Nullable Subscription beats;
    private int attached;

    /**
     * Where lines come from, and how they are asked for.
     *
     * @param search where logs are searched; null until there is one
     * @param workloads where a pod's own log is read; null until there is one
     * @param kql the language of conditions
     */
    public record Sources(
            ObservableValue<@Nullable LogSource> search,
            ObservableValue<@Nullable WorkloadSource> workloads,
            LogQueryLanguage kql) {}

    public LogsViewModel(Sources sources, TimeCursor cursor, Pulse pulse, UiBridge bridge, InstantSource clock) {
        this(
                sources,
                cursor,
                pulse,
                bridge,
                clock,
                CompletableFuture.delayedExecutor(TYPING.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param afterTyping runs what it is given a little later */
    public LogsViewModel(
            Sources sources,
            TimeCursor cursor,
            Pulse pulse,
            UiBridge bridge,
            InstantSource clock,
            Executor afterTyping) {
        this.sources = sources;
        this.input = new LogInput(sources.kql());
        this.knownFields = new KnownFields(bridge);
        this.cursor = cursor;
        this.pulse = pulse;
        this.bridge = bridge;
        this.clock = clock;
        this.typing = new Debounce(afterTyping, bridge);
        this.exports = new LogExports(bridge, status.remark::set);
        this.search = new SearchFeed(rows, status, arrivals, bridge, clock);
        this.places = new LogPlacesModel(sources.search(), new SearchAtPlace(), bridge);
        this.completions = new LogCompletions(sources.kql(), this::known, afterTyping, bridge);
        this.around =
                new AroundModel(sources.search()::getValue, () -> input.query(choice().at(clock.instant())), bridge);
        this.fields = new FieldListModel(
                this::newest, () -> isOwnLog() ? List.of() : knownFields().values(), bridge);
        this.ownLog = new OwnLogFeed(rows, status, arrivals, bridge, clock, this::localFilter);
        input.listen(() -> typing.request(this::typed), this::ask);
        arrivals.liveProperty().addListener((property, before, now) -> resume());
        cursor.choiceProperty().addListener((property, before, now) -> ask());
    }

    /** Where is searched. */
    public LogPlacesModel places() {
        return places;
    }

    public LogInput input() {
        return input;
    }

    /** How the pane is laid out, wherever it is shown. */
    public PaneLook look() {
        return look;
    }

    /** What may come next in the search field. */
    public LogCompletions completions() {
        return completions;
    }

    /** The lines around one. */
    public AroundModel around() {
        return around;
    }

    /** The fields of the lines that are shown. */
    public FieldListModel fields() {
        return fields;
    }

    private TimeChoice choice() {
        return cursor.choiceProperty().get();
    }

    private LogCompletions.Known known() {
        return new LogCompletions.Known(
                ownLog.isOn() ? null : sources.search().getValue(),
                input.query(choice().at(clock.instant())),
                ownLog.isOn() ? List.of() : knownFields().values(),
                new FieldCount().addAll(newest()));
    }

    /** Some of the lines that are shown: the newest. */
    public List<LogEntry> newest() {
        var lines = new ArrayList<LogEntry>();
        for (int row = 0; row < Math.min(LOOKED_AT, rows.size()); row++) {
            lines.add(rows.arena().entry(rows.line(row)));
        }
        return lines;
    }

    /** Whether only lines in memory are shown, of which no source knows fields. */
    public boolean isOwnLog() {
        return ownLog.isOn();
    }

    /** What is known of fields by the source's own word, by name; asked for when it is first wanted. */
    public Map<String, LogField> knownFields() {
        knownFields.want(sources.search().getValue());
        return knownFields.byName().get();
    }

    public LogStatus status() {
        return status;
    }

    public LogRows rows() {
        return rows;
    }

    /** Whether new lines come in by themselves; else they are only counted. */
    public BooleanProperty liveProperty() {
        return arrivals.liveProperty();
    }

    /** Whether the newest row is in view; the view says so. */
    public BooleanProperty atTopProperty() {
        return arrivals.atTopProperty();
    }

    /** Begins to ask; to be called when a pane comes on screen, of which there may be several. */
    public void attach() {
        attached++;
        if (attached == 1) {
            sources.search().addListener(sourceChanged);
            sources.workloads().addListener(sourceChanged);
            ask();
            beats = pulse.each(() -> bridge.conflate(this, this::refresh));
        }
    }

    /** Stops all asking when no pane is on screen any more; what is shown stays. */
    public void detach() {
        if (attached == 0) {
            return;
        }
        attached--;
        if (attached == 0) {
            sources.search().removeListener(sourceChanged);
            sources.workloads().removeListener(sourceChanged);
            if (beats != null) {
                beats.close();
                beats = null;
            }
            stop();
        }
    }

    /** Asks at once, without waiting for more typing. */
    public void searchNow() {
        ask();
    }

    /** Shows what the labels of a series or an alert are about; all lines when they say nothing of lines. */
    public void focus(Labels labels) {
        input.show(LogFocus.filters(labels));
    }

    /** Shows a pod's lines: from the search source when there is one, else from the cluster itself. */
    public void showPod(PodKey pod) {
        if (sources.search().getValue() == null) {
            showOwnLog(pod);
        } else {
            input.show(
                    List.of(LogFilter.of(Subject.NAMESPACE, pod.namespace()), LogFilter.of(Subject.POD, pod.name())));
        }
    }

    /** Only the pod that printed a line; what else is looked for stays. */
    public void onlyPod(LogEntry line) {
        input.add(LogFilter.of(Subject.POD, line.pod()));
    }

    /** Shows a pod's own log, as the kubelet keeps it, even when there is a search source. */
    public void showOwnLog(PodKey pod) {
        input.ownLogProperty().set(pod);
    }

    /** The instant that is pointed at in any chart; null for none. */
    public ObjectProperty<@Nullable Instant> hoverProperty() {
        return cursor.hoverProperty();
    }

    /** Chooses a part of the histogram's time. */
    public void choose(TimeRange range) {
        cursor.select(range);
    }

    /** The part of the histogram's time that was chosen; empty when it is all of it. */
    public Optional<TimeRange> chosenPart() {
        return Optional.ofNullable(cursor.selection());
    }

    /** Gives up the part that was chosen. */
    public void chooseWhole() {
        cursor.selectAll();
    }

    /** Opens the details of the line of this number. */
    public void open(int line) {
        status.opened.set(rows.arena().entry(line));
    }

    /** Opens the details of a line. */
    public void open(LogEntry line) {
        status.opened.set(line);
    }

    /** The lines around the one whose details are open, if any are. */
    public void showAround() {
        LogEntry line = status.opened.get();
        if (line != null) {
            around.open(line);
        }
    }

    public void closeDetails() {
        status.opened.set(null);
    }

    /** Asks for rows older than the last. */
    public void loadOlder() {
        if (!ownLog.isOn()) {
            search.loadOlder();
        }
    }

    /** What is written to files, and how far it is. */
    public LogExports exports() {
        return exports;
    }

    /** Writes what was found, all of it, or the rows of a pod's own log; {@link LogStatus#remarkProperty} says how it went. */
    public void export(LogExport.Format format, Path file) {
        TimeRange range = cursor.choiceProperty().get().at(clock.instant());
        exports.write(ownLog.isOn() ? null : sources.search().getValue(), input.query(range), rows, format, file);
    }

    /** What only ends too early is still being written. */
    private void typed() {
        boolean goesOn = input.mistake()
                .filter(wrong ->
                        wrong.at() >= input.textProperty().get().stripTrailing().length())
                .isPresent();
        if (!goesOn) {
            ask();
        }
    }

    private void ask() {
        typing.cancel();
        status.terms.set(input.terms());
        status.part.set(chosenPart().orElse(null));
        if (attached == 0 || isWrong()) {
            return;
        }
        PodKey pod = input.ownLogProperty().get();
        WorkloadSource cluster = sources.workloads().getValue();
        LogSource searched = sources.search().getValue();
        if (pod != null && cluster != null) {
            search.stop();
            ownLog.follow(cluster, pod);
        } else if (pod == null && searched != null) {
            ownLog.stop();
            TimeChoice choice = choice();
            search.ask(
                    searched,
                    input.query(choice.at(clock.instant())),
                    choice,
                    cursor.frameProperty().get());
        } else {
            stop();
            status.phase.set(rows.size() == 0 ? LogStatus.Phase.NO_SOURCE : LogStatus.Phase.ROWS);
        }
    }

    /** What cannot be right is not asked; the rows stay. */
    private boolean isWrong() {
        Optional<LogMistake> mistake = input.mistake();
        mistake.ifPresent(wrong -> {
            search.stop();
            status.failed(new Failure.BadQuery("KQL", wrong.detail(), wrong.at() + 1), rows.size());
        });
        return mistake.isPresent();
    }

    /** What is asked in this pane, for whoever chooses where. */
    private final class SearchAtPlace implements LogPlacesModel.Search {

        @Override
        public LogQuery query() {
            return input.query(choice().at(clock.instant()));
        }

        @Override
        public List<String> columns() {
            return List.copyOf(look.columns().fields());
        }

        @Override
        public void again() {
            knownFields.forget();
            ask();
        }

        @Override
        public void show(SavedLogSearch saved) {
            look.columns().show(saved.columns());
            input.languageProperty().set(saved.language());
            input.textProperty().set(saved.text());
            again();
        }

        @Override
        public void failed(Failure failure) {
            status.remark.set(new FailureTexts().sentence(failure));
        }
    }

    private LocalFilter localFilter() {
        return new LocalFilter(
                rows.arena(), input.localTerms(), input.levels(), chosenPart().orElse(null), input.conditions());
    }

    private void refresh() {
        if (ownLog.isOn()) {
            ownLog.refresh();
        } else {
            search.refresh();
        }
    }

    private void resume() {
        search.letIn(arrivals.areLetIn());
        if (arrivals.areLetIn()) {
            arrivals.seen();
            if (ownLog.isOn()) {
                ownLog.choose();
            }
            refresh();
        }
    }

    private void stop() {
        search.stop();
        ownLog.stop();
    }
}
