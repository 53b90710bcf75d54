package dev.porthole.views.pods.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.podlogs.LogTail;
import dev.porthole.connectors.api.podlogs.MergedLogs;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * What a pod prints, from the kubelet itself: one container or all, of this pod or of every pod of its workload, now or
 * before the last restart. UI thread only.
 */
public final class PodLogsViewModel {

    /** Older lines go as new ones come. */
    static final int MOST = 5_000;

    private static final int TAIL = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final LatestOnlyTask asking;
    private final StringProperty container = new SimpleStringProperty("");
    private final StringProperty grep = new SimpleStringProperty("");
    private final BooleanProperty previous = new SimpleBooleanProperty();
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty workload = new SimpleBooleanProperty();
    private final SimpleObjectProperty<Optional<Duration>> since = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<LogEntry> all = FXCollections.observableArrayList();
    private final FilteredList<LogEntry> shown = new FilteredList<>(all);
    private final ReadOnlyObjectWrapper<Optional<Failure>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Emptiness> emptiness = new ReadOnlyObjectWrapper<>(Emptiness.ASKING);
    private final ReadOnlyObjectWrapper<List<Detail>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper skipped = new ReadOnlyLongWrapper();
    private List<Pod> pods = List.of();
    private @Nullable Subscription following;
    private @Nullable Object follower;
    private boolean listening;
    private boolean heard;

    /** What it means that there is no line. */
    enum Emptiness {
        NOT_EMPTY,
        ASKING,
        NOTHING_PRINTED,
        /** Lines from before a restart are wanted, and nothing restarted. */
        NEVER_RESTARTED,
        NO_MATCH
    }

    /** @param workloads null until there is a cluster */
    public PodLogsViewModel(ObservableValue<@Nullable WorkloadSource> workloads, UiBridge bridge, InstantSource clock) {
        this.workloads = workloads;
        this.bridge = bridge;
        this.clock = clock;
        this.asking = new LatestOnlyTask(bridge);
        container.addListener(property -> read());
        previous.addListener(property -> read());
        follow.addListener(property -> read());
        workload.addListener(property -> read());
        since.addListener(property -> read());
        grep.addListener((property, before, typed) -> {
            String wanted = typed.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(line -> wanted.isEmpty()
                    || line.message().toLowerCase(Locale.ROOT).contains(wanted)
                    || line.stackTrace().toLowerCase(Locale.ROOT).contains(wanted));
            judge();
        });
    }

    /** The name of one container; empty for all. */
    StringProperty containerProperty() {
        return container;
    }

    /** What a line must contain. */
    StringProperty grepProperty() {
        return grep;
    }

    /** Of the containers before the last restart. */
    BooleanProperty previousProperty() {
        return previous;
    }

    BooleanProperty followProperty() {
        return follow;
    }

    /** Of every pod of the workload. */
    BooleanProperty workloadProperty() {
        return workload;
    }

    /** How far back; empty for the last thousand lines of each container. */
    SimpleObjectProperty<Optional<Duration>> sinceProperty() {
        return since;
    }

    /** Oldest first, those that match. */
    ObservableList<LogEntry> lines() {
        return shown;
    }

    ReadOnlyObjectProperty<Optional<Failure>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why there is no line, when there is none and no problem either. */
    ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    /** Containers that could not be read, and why. */
    ReadOnlyObjectProperty<List<Detail>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Lines that came faster than they could be shown, and were left out. */
    ReadOnlyLongProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /** Whether lines are of several pods, so that each has to say whose it is. */
    boolean isOfSeveral() {
        return workload.get() && pods.size() > 1;
    }

    List<String> containers() {
        return pods.isEmpty()
                ? List.of()
                : pods.getFirst().containers().stream().map(Pod.Container::name).toList();
    }

    /** @param chosen the pod first, then the others of its workload */
    public void look(List<Pod> chosen) {
        List<Pod> before = pods;
        pods = List.copyOf(chosen);
        if (before.isEmpty()
                || chosen.isEmpty()
                || !before.getFirst().uid().equals(chosen.getFirst().uid())) {
            container.set("");
            read();
        } else if (workload.get() && !uids(before).containsAll(uids(chosen))) {
            read();
        }
    }

    private static Set<String> uids(List<Pod> pods) {
        return pods.stream().map(Pod::uid).collect(Collectors.toSet());
    }

    /** Reads while somebody looks. */
    public void attach() {
        listening = true;
        read();
    }

    void detach() {
        listening = false;
        stop();
    }

    private void stop() {
        asking.cancel();
        follower = null;
        if (following != null) {
            following.close();
            following = null;
        }
    }

    private void read() {
        stop();
        WorkloadSource source = workloads.getValue();
        all.clear();
        problem.set(Optional.empty());
        notes.set(List.of());
        skipped.set(0);
        heard = false;
        judge();
        if (!listening || pods.isEmpty() || source == null) {
            return;
        }
        var merged = new MergedLogs(source);
        List<PodLogQuery> queries = queries();
        if (queries.isEmpty()) {
            hear();
            return;
        }
        if (follow.get() && !previous.get()) {
            var begun = new Object();
            follower = begun;
            following = new LogTail(source, queries, task -> bridge.conflate(begun, task), news -> came(begun, news));
        } else {
            asking.ask(
                    "logs of " + pods.getFirst().key(),
                    () -> merged.read(queries, Deadline.after(LIMIT)),
                    this::answered);
        }
    }

    private void answered(Outcome<List<LogEntry>> answer) {
        switch (answer) {
            case Outcome.Success<List<LogEntry>>(var lines, var said) -> {
                add(lines);
                notes.set(said);
            }
            case Outcome.Failed<List<LogEntry>>(var failure) -> problem.set(Optional.of(failure));
        }
        hear();
    }

    private void hear() {
        heard = true;
        judge();
    }

    private void judge() {
        if (!shown.isEmpty()) {
            emptiness.set(Emptiness.NOT_EMPTY);
        } else if (!all.isEmpty()) {
            emptiness.set(Emptiness.NO_MATCH);
        } else if (!heard) {
            emptiness.set(Emptiness.ASKING);
        } else {
            emptiness.set(
                    previous.get() && queries().isEmpty() ? Emptiness.NEVER_RESTARTED : Emptiness.NOTHING_PRINTED);
        }
    }

    private List<PodLogQuery> queries() {
        Instant from = since.get().map(length -> clock.instant().minus(length)).orElse(null);
        int tail = from == null ? TAIL : 0;
        List<PodLogQuery> queries = new ArrayList<>();
        for (Pod pod : workload.get() ? pods : pods.subList(0, 1)) {
            for (Pod.Container one : pod.containers()) {
                boolean wanted = container.get().isEmpty() || container.get().equals(one.name());
                // A container that never ended has nothing before.
                if (wanted && (!previous.get() || one.restarts() > 0)) {
                    queries.add(new PodLogQuery(pod.key(), one.name(), previous.get(), from, tail));
                }
            }
        }
        return queries;
    }

    private void add(List<LogEntry> lines) {
        if (lines.isEmpty()) {
            return;
        }
        boolean later =
                all.isEmpty() || lines.getFirst().timeNanos() >= all.getLast().timeNanos();
        List<LogEntry> together = new ArrayList<>(all);
        together.addAll(lines);
        if (!later) {
            together.sort(Comparator.comparingLong(LogEntry::timeNanos));
        }
        all.setAll(together.subList(Math.max(0, together.size() - MOST), together.size()));
        judge();
    }

    /** What was on its way when another was chosen is not heard any more. */
    private void came(Object from, LogTail.News news) {
        if (from != follower) {
            return;
        }
        add(news.lines());
        skipped.set(skipped.get() + news.leftOut());
        Optional<Failure> state = news.state();
        if (state != null) {
            problem.set(state);
            hear();
        }
    }
}
