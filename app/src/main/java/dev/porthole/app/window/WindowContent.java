package dev.porthole.app.window;

import dev.porthole.app.connect.Connection;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.alerts.AlertsView;
import dev.porthole.views.alerts.AlertsViewModel;
import dev.porthole.views.board.BoardViewModel;
import dev.porthole.views.board.TileSelection;
import dev.porthole.views.board.tile.BoardView;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.forwards.ForwardsViewModel;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.LogsView;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.pods.PodsView;
import dev.porthole.views.pods.detail.PodActions;
import dev.porthole.views.pods.detail.PodDetailViewModel;
import dev.porthole.views.pods.explanation.RestartExplanationViewModel;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.logs.PodLogsViewModel;
import dev.porthole.views.pods.restarts.RestartsView;
import dev.porthole.views.pods.restarts.RestartsViewModel;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.shell.frame.OverviewView;
import dev.porthole.views.shell.frame.ShellInputs;
import dev.porthole.views.shell.frame.ShellView;
import dev.porthole.views.shell.frame.ShellViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.topbar.Choices;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Joins one session with the views: constructs them, tells the session what is looked at, and carries a click from one
 * view to the others. UI thread only.
 */
final class WindowContent implements AutoCloseable {

    private static final Duration AROUND_LINE = Duration.ofMinutes(1);

    private final Session session;
    private final UiBridge bridge;
    private final TimeCursor time;
    private final Messages messages;
    private final List<Subscription> open = new ArrayList<>();
    private final LogsViewModel logs;
    private final List<LogsView> logViews = new ArrayList<>();
    private final PastCounts past;
    private final RestartsViewModel restarts;
    private final Navigator navigator;
    private final NamespaceMenu namespaces;
    private final OverviewView overview;
    private final ShellView shell;
    private @Nullable PodsView podsPage;

    /**
     * Everything that is the same for every cluster that this window shows.
     *
     * @param painter where sparklines are rasterised
     */
    record Surroundings(
            Messages messages,
            Appearance appearance,
            UiBridge bridge,
            Ticks ticks,
            InstantSource clock,
            ZoneId zone,
            Executor painter,
            Contexts contexts) {}

    WindowContent(Session session, Settings settings, String namespace, Surroundings around) {
        this.session = session;
        this.bridge = around.bridge();
        this.messages = around.messages();
        this.time = new TimeCursor(new TimeChoice.Last(settings.range()), settings.refresh(), around.clock());
        this.navigator = new Navigator(time, Destination.OVERVIEW);
        this.logs = new LogsViewModel(
                following(session.cluster().logs()),
                following(session.cluster().workloads()),
                time,
                session.engine(),
                bridge,
                around.clock());
        this.past = new PastCounts(session.pastRestarts(), time, bridge, around.clock());
        this.restarts = podModel(around);
        var board = new BoardViewModel(
                session.board().tiles(), messages, around.clock(), time, bridge, around.ticks(), this::tileChosen);
        open.add(board.attach());
        this.namespaces = new NamespaceMenu(messages, bridge, namespace, this::namespaceChosen);
        this.overview = new OverviewView(
                new BoardView(board, around.appearance(), around.painter(), bridge),
                logsView(around),
                restarts(around),
                alerts(around));
        overview.logsShareProperty().set(settings.dividers().getFirst());
        overview.restartsShareProperty().set(settings.dividers().getLast());
        String name = session.cluster().name();
        Choices clusters = around.contexts().choices(name);
        open.add(around.contexts().keep(clusters, name, bridge));
        ShellInputs frame =
                new FrameFeed(session, messages).inputs(clusters, namespaces.choices(), board.newestProperty());
        this.shell = new ShellView(
                new ShellViewModel(frame, messages, time, around.clock(), around.zone(), bridge, around.ticks()),
                navigator,
                actions(),
                around.appearance(),
                places(around));
        listen();
        open.add(namespaces.keep(session.cluster().workloads()));
        if (!namespace.isEmpty()) {
            focus(Labels.of("namespace", namespace));
        }
    }

    Region root() {
        return shell;
    }

    /** Whether every pane of the overview has an answer, good or bad. */
    boolean isSettled() {
        boolean tiles = session.board().tiles().stream()
                .noneMatch(tile -> tile.reading().latest() instanceof Observation.Pending<?>);
        return tiles
                && logs.status().phaseProperty().get() != LogStatus.Phase.NO_SOURCE
                && logs.status().phaseProperty().get() != LogStatus.Phase.ASKING
                && !(session.alerts().latest() instanceof Observation.Pending<?>);
    }

    LogsViewModel logs() {
        return logs;
    }

    /** The one that is looked at; empty for all. */
    String namespace() {
        return namespaces.chosen();
    }

    TimeCursor time() {
        return time;
    }

    /** Where the dividers stand, to be remembered. */
    List<Double> dividers() {
        return List.of(
                overview.logsShareProperty().get(),
                overview.restartsShareProperty().get());
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        logs.detach();
    }

    private Map<Destination, Supplier<? extends Region>> places(Surroundings around) {
        Map<Destination, Supplier<? extends Region>> places = new EnumMap<>(Destination.class);
        places.put(Destination.OVERVIEW, () -> overview);
        places.put(Destination.LOGS, () -> logsView(around));
        places.put(Destination.PODS, () -> pods(around));
        places.put(Destination.ALERTS, () -> alerts(around));
        return places;
    }

    private LogsView logsView(Surroundings around) {
        var view = new LogsView(logs, messages, around.ticks(), around.clock(), around.zone());
        logViews.add(view);
        return view;
    }

    private Actions actions() {
        return new WindowActions(
                        this::findInLogs,
                        () -> logs.liveProperty().set(!logs.liveProperty().get()),
                        this::showAllLogs,
                        this::toggleForwards,
                        session::toggleKeptLines)
                .all();
    }

    private void toggleForwards() {
        navigator.go(Destination.PODS);
        PodsView page = podsPage;
        if (page != null) {
            page.toggleForwards();
        }
    }

    private void findInLogs() {
        Destination here = navigator.currentProperty().get().destination();
        if (here != Destination.OVERVIEW && here != Destination.LOGS) {
            navigator.go(Destination.LOGS);
        }
        logViews.stream().filter(view -> view.getScene() != null).findFirst().ifPresent(LogsView::focusSearch);
    }

    private void showAllLogs() {
        logs.input().filters().clear();
        logs.input().levels().clear();
        logs.input().textProperty().set("");
        restarts.filterProperty().set("");
    }

    private RestartsViewModel podModel(Surroundings around) {
        return new RestartsViewModel(session.pods(), past, time, bridge, around.clock());
    }

    private RestartsView restarts(Surroundings around) {
        var view = new RestartsView(restarts, messages, around.ticks());
        view.setOnPod(this::podChosen);
        return view;
    }

    private PodsView pods(Surroundings around) {
        var workloads = following(session.cluster().workloads());
        var models = new PodsView.Models(
                new PodListViewModel(session.pods(), past, time, bridge, around.clock()),
                new RestartExplanationViewModel(workloads, session.restarts(), session.usage(), bridge, around.clock()),
                new PodDetailViewModel(workloads, session.usage(), time, bridge, around.clock()),
                new PodLogsViewModel(workloads, bridge, around.clock()),
                session.cluster().forwards().map(forwards -> new ForwardsViewModel(forwards, workloads, bridge)));
        var view = new PodsView(
                models,
                messages,
                around.ticks(),
                around.clock(),
                around.zone(),
                new PodActions(this::podChosen, this::lineChosen));
        podsPage = view;
        return view;
    }

    /** The logs of a pod around the time of one of its lines. */
    private void lineChosen(Pod pod, Instant at) {
        time.choiceProperty().set(new TimeChoice.Fixed(new TimeRange(at.minus(AROUND_LINE), at.plus(AROUND_LINE))));
        podChosen(pod);
    }

    private AlertsView alerts(Surroundings around) {
        var model = new AlertsViewModel(session.alerts(), session.rules(), bridge, around.clock());
        var view = new AlertsView(model, messages, around.ticks());
        view.setOnAlert(this::focus);
        return view;
    }

    private void listen() {
        time.choiceProperty()
                .addListener((property, before, now) -> session.board().look(now, namespaces.chosen()));
        time.refreshProperty()
                .addListener((property, before, now) -> session.engine().setInterval(now));
    }

    private void tileChosen(TileSelection selection) {
        focus(selection.focus());
    }

    private void podChosen(Pod pod) {
        logs.showPod(pod.key());
        if (navigator.currentProperty().get().destination() != Destination.OVERVIEW) {
            navigator.go(Destination.LOGS);
        }
    }

    /** A click's labels, carried to the logs as filters and to the restarts as what is searched for. */
    private void focus(Labels labels) {
        if (!labels.isEmpty()) {
            navigator.focus(labels);
            logs.focus(labels, time.choiceProperty().get());
            labels.findFirst("pod", "service").ifPresent(restarts.filterProperty()::set);
        }
    }

    private void namespaceChosen(String namespace) {
        session.board().look(time.choiceProperty().get(), namespace);
        if (!namespace.isEmpty()) {
            logs.focus(Labels.of("namespace", namespace), time.choiceProperty().get());
        }
    }

    /** The connection's source, as a value of the UI thread. */
    private <S extends Source> ObservableValue<@Nullable S> following(Connection<S> connection) {
        var property =
                new ReadOnlyObjectWrapper<@Nullable S>(connection.source().orElse(null));
        open.add(connection.state().subscribe(state -> {
            S source = connection.source().orElse(null);
            bridge.conflate(property, () -> property.set(source));
        }));
        return property.getReadOnlyProperty();
    }
}
