package dev.porthole.views.logs;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.time.Pulse;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
    private static final int LOCAL_BUCKETS = 116;

    private final ObservableValue<@Nullable LogSource> source;
    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final TimeCursor cursor;
    private final Pulse pulse;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Debounce typing;
    private final LogSearch search;
    private final LogInput input = new LogInput();
    private final LogStatus status = new LogStatus();
    private final LogRows rows = new LogRows(new LineArena(CAP_BYTES));
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final BooleanProperty atTop = new SimpleBooleanProperty(this, "atTop", true);
    private final ChangeListener<Object> sourceChanged = (property, before, now) -> ask();
    private @Nullable Subscription beats;
    private @Nullable PodTail tail;
    private @Nullable PodKey tailed;
    private TimeChoice frame;
    private boolean attached;

    /**
     * @param source where logs are searched; null until there is one
     * @param workloads where a pod's own log is read; null until there is one
     */
    public LogsViewModel(
            ObservableValue<@Nullable LogSource> source,
            ObservableValue<@Nullable WorkloadSource> workloads,
            TimeCursor cursor,
            Pulse pulse,
            UiBridge bridge,
            InstantSource clock) {
        this(
                source,
                workloads,
                cursor,
                pulse,
                bridge,
                clock,
                CompletableFuture.delayedExecutor(TYPING.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param afterTyping runs what it is given a little later */
    LogsViewModel(
            ObservableValue<@Nullable LogSource> source,
            ObservableValue<@Nullable WorkloadSource> workloads,
            TimeCursor cursor,
            Pulse pulse,
            UiBridge bridge,
            InstantSource clock,
            Executor afterTyping) {
        this.source = source;
        this.workloads = workloads;
        this.cursor = cursor;
        this.pulse = pulse;
        this.bridge = bridge;
        this.clock = clock;
        this.typing = new Debounce(afterTyping, bridge);
        this.search = new LogSearch(bridge, clock, new Answers());
        this.frame = cursor.choiceProperty().get();
        input.listen(() -> typing.request(this::ask), this::ask);
        live.addListener((property, before, now) -> resume());
        atTop.addListener((property, before, now) -> forgetNewLines());
        cursor.choiceProperty().addListener((property, before, now) -> reframe(now));
    }

    public LogInput input() {
        return input;
    }

    public LogStatus status() {
        return status;
    }

    public LogRows rows() {
        return rows;
    }

    /** Whether new lines come in by themselves; else they are only counted. */
    public BooleanProperty liveProperty() {
        return live;
    }

    /** Whether the newest row is in view; the view says so. */
    public BooleanProperty atTopProperty() {
        return atTop;
    }

    /** Begins to ask; to be called when the pane comes on screen. */
    public void attach() {
        if (!attached) {
            attached = true;
            source.addListener(sourceChanged);
            workloads.addListener(sourceChanged);
            ask();
            beats = pulse.each(() -> bridge.conflate(this, this::refresh));
        }
    }

    /** Stops all asking; what is shown stays. */
    public void detach() {
        if (attached) {
            attached = false;
            source.removeListener(sourceChanged);
            workloads.removeListener(sourceChanged);
            if (beats != null) {
                beats.close();
            }
            stop();
        }
    }

    /** Asks at once, without waiting for more typing. */
    public void searchNow() {
        ask();
    }

    /** Shows what the labels of a series or an alert are about, in {@code choice}. */
    public void focus(Labels labels, TimeChoice choice) {
        cursor.choiceProperty().set(choice);
        input.show(LogFocus.filters(labels));
    }

    /** Shows a pod's lines: from the search source when there is one, else from the cluster itself. */
    public void showPod(PodKey pod) {
        if (source.getValue() == null) {
            showOwnLog(pod);
        } else {
            input.show(
                    List.of(LogFilter.of(Subject.NAMESPACE, pod.namespace()), LogFilter.of(Subject.POD, pod.name())));
        }
    }

    /** Shows a pod's own log, as the kubelet keeps it, even when there is a search source. */
    public void showOwnLog(PodKey pod) {
        input.ownLogProperty().set(pod);
    }

    /** Chooses a part of the histogram's time. */
    public void choose(TimeRange range) {
        cursor.choiceProperty().set(new TimeChoice.Fixed(range));
    }

    /** The part of the histogram's time that was chosen; empty when it is all of it. */
    public Optional<TimeRange> chosenPart() {
        TimeChoice choice = cursor.choiceProperty().get();
        return choice instanceof TimeChoice.Fixed(var range) && !choice.equals(frame)
                ? Optional.of(range)
                : Optional.empty();
    }

    /** Gives up the part that was chosen. */
    public void chooseWhole() {
        cursor.choiceProperty().set(frame);
    }

    /** Opens the details of the line of this number. */
    public void open(int line) {
        status.opened.set(rows.arena().entry(line));
    }

    public void closeDetails() {
        status.opened.set(null);
    }

    /** Asks for rows older than the last. */
    public void loadOlder() {
        if (tail == null) {
            search.loadOlder();
        }
    }

    private void reframe(TimeChoice now) {
        boolean part = now instanceof TimeChoice.Fixed(var range) && holds(frame.at(clock.instant()), range);
        if (!part) {
            frame = now;
        }
        ask();
    }

    /** With some room at the ends, because a bar may reach over them. */
    private static boolean holds(TimeRange whole, TimeRange part) {
        Duration room = whole.length().dividedBy(20);
        return !part.start().isBefore(whole.start().minus(room))
                && !part.end().isAfter(whole.end().plus(room))
                && part.length().compareTo(whole.length()) < 0;
    }

    private void ask() {
        typing.cancel();
        status.terms.set(input.terms());
        status.part.set(chosenPart().orElse(null));
        if (!attached) {
            return;
        }
        PodKey pod = input.ownLogProperty().get();
        WorkloadSource cluster = workloads.getValue();
        LogSource searched = source.getValue();
        if (pod != null && cluster != null) {
            follow(cluster, pod);
        } else if (pod == null && searched != null) {
            search(searched);
        } else {
            stop();
            status.phase.set(rows.size() == 0 ? LogStatus.Phase.NO_SOURCE : LogStatus.Phase.ROWS);
        }
    }

    private void search(LogSource searched) {
        closeTail();
        TimeChoice choice = cursor.choiceProperty().get();
        search.start(new LogSearch.Question(searched, input.query(choice.at(clock.instant())), choice, frame));
        status.asking(rows.size() == 0);
    }

    private void follow(WorkloadSource cluster, PodKey pod) {
        if (tail != null && pod.equals(tailed)) {
            rows.choose(filter());
            status.own(rows, pod.toString(), clock.instant());
            return;
        }
        stop();
        rows.replace(List.of());
        status.asking(true);
        status.histogram.set(null);
        tailed = pod;
        tail = new PodTail(cluster, pod, bridge, new Tailed(pod));
    }

    private LocalFilter filter() {
        return new LocalFilter(
                rows.arena(), input.terms(), input.levels(), chosenPart().orElse(null));
    }

    private void refresh() {
        if (tail != null) {
            status.histogram.set(LocalFilter.histogram(rows.arena(), LOCAL_BUCKETS));
        } else if (cursor.choiceProperty().get() instanceof TimeChoice.Last || rows.size() == 0) {
            search.refresh(rows.newestNanos());
        } else {
            search.refreshBars();
        }
    }

    private void resume() {
        if (live.get()) {
            status.newLines.set(0);
            if (tail != null) {
                rows.choose(filter());
            }
            refresh();
        }
    }

    private void forgetNewLines() {
        if (atTop.get() && live.get()) {
            status.newLines.set(0);
        }
    }

    private void count(int added) {
        if (!atTop.get()) {
            status.newLines.set(status.newLines.get() + added);
        }
    }

    private void stop() {
        search.stop();
        closeTail();
    }

    private void closeTail() {
        if (tail != null) {
            tail.close();
            tail = null;
            tailed = null;
        }
    }

    /** What the search source says. */
    private final class Answers implements LogSearch.Listener {

        @Override
        public void first(Outcome<LogPage> page) {
            switch (page) {
                case Outcome.Success<LogPage>(var value, var notes) -> {
                    rows.replace(value.entries());
                    status.newLines.set(0);
                    status.answered(LogTally.of(value, notes, clock.instant()), rows.size());
                }
                case Outcome.Failed<LogPage>(var failure) -> status.failed(failure, rows.size());
            }
        }

        @Override
        public void newest(Outcome<LogSearch.Newest> lines) {
            switch (lines) {
                case Outcome.Success<LogSearch.Newest>(var newest, var notes) -> take(newest);
                case Outcome.Failed<LogSearch.Newest>(var failure) -> status.failed(failure, rows.size());
            }
        }

        private void take(LogSearch.Newest newest) {
            if (!live.get()) {
                status.newLines.set(rows.unknown(newest.entries()));
            } else if (newest.connected()) {
                count(rows.merge(newest.entries()));
            } else {
                // More has come than is worth reading: begin anew at the newest, so that no line is missing between.
                rows.replace(newest.entries());
                search.continueAfter(newest.page());
            }
            status.answered(LogTally.of(newest.page(), newest.notes(), clock.instant()), rows.size());
        }

        @Override
        public void older(Outcome<LogPage> page) {
            switch (page) {
                case Outcome.Success<LogPage>(var value, var notes) -> {
                    rows.addOlder(value.entries());
                    status.grown(rows.size());
                }
                case Outcome.Failed<LogPage>(var failure) -> status.failed(failure, rows.size());
            }
        }

        @Override
        public void bars(Outcome<LogHistogram> histogram) {
            switch (histogram) {
                case Outcome.Success<LogHistogram>(var value, var notes) -> status.histogram.set(value);
                case Outcome.Failed<LogHistogram>(var failure) -> status.barsFailed(failure);
            }
        }
    }

    /** What the pod's own log says. */
    private final class Tailed implements PodTail.Listener {

        private final PodKey pod;

        Tailed(PodKey pod) {
            this.pod = pod;
        }

        @Override
        public void lines(List<LogEntry> lines, long leftOut) {
            boolean first = rows.size() == 0;
            LocalFilter filter = filter();
            int added = rows.tail(lines, line -> live.get() && filter.test(line));
            if (live.get()) {
                count(added);
            } else {
                status.newLines.set(status.newLines.get() + lines.size());
            }
            status.skipped.set(status.skipped.get() + leftOut);
            status.own(rows, pod.toString(), clock.instant());
            if (first) {
                refresh();
            }
        }

        @Override
        public void state(Optional<Failure> failure) {
            failure.ifPresentOrElse(
                    problem -> status.failed(problem, rows.size()),
                    () -> status.own(rows, pod.toString(), clock.instant()));
        }
    }
}
