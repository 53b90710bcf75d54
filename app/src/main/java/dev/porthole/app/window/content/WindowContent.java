package dev.porthole.app.window.content;

import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.drilldown.BoardHistory;
import dev.porthole.app.drilldown.DrillDown;
import dev.porthole.app.drilldown.KnownChanges;
import dev.porthole.app.drilldown.NewLines;
import dev.porthole.app.opening.Opening;
import dev.porthole.app.session.Remembered;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.LogLayout;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.window.alerts.AlertCards;
import dev.porthole.app.window.scope.NamespaceMenu;
import dev.porthole.app.window.scope.Scope;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.alerts.AlertsPage;
import dev.porthole.views.alerts.detail.AlertsWithDetail;
import dev.porthole.views.board.TileSelection;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.columns.PaneLook;
import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.metrics.DrillDownView;
import dev.porthole.views.metrics.DrillDownViewModel;
import dev.porthole.views.shell.frame.OverviewView;
import dev.porthole.views.shell.frame.ShellInputs;
import dev.porthole.views.shell.frame.ShellView;
import dev.porthole.views.shell.frame.ShellViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Place;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.palette.CopiedText;
import dev.porthole.views.shell.topbar.Choices;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** Joins one session with the views: constructs them, and tells the session what is looked at. UI thread only. */
public final class WindowContent implements AutoCloseable {

    private final Session session;
    private final Scope scope;
    private final TimeCursor time;
    private final Navigator navigator;
    private final Pages pages;
    private final CopiedText diagnostics;
    private final BoardSwitch boards;
    private final LinkedPlace linked;
    private final BoardEditing editing;
    private final OverviewView overview;
    private final Actions actions;
    private final ShellView shell;
    private final List<Subscription> open = new ArrayList<>();
    private Runnable onOtherZone = () -> {};
    private Runnable onOtherWriting = () -> {};
    private Optional<AlertCards> alertCards = Optional.empty();

    WindowContent(
            Session session,
            Settings settings,
            String namespace,
            Remembered remembered,
            Surroundings around,
            BoardLibrary library) {
        this.session = session;
        this.scope = new Scope(session);
        this.time = new TimeCursor(new TimeChoice.Last(settings.range()), settings.refresh(), around.clock());
        this.navigator = new Navigator(time, Destination.OVERVIEW, namespace);
        this.diagnostics = new CopiedText(session.diagnostics()::text, around.bridge());
        this.pages = new Pages(session, scope, around, time, navigator, remembered);
        this.boards = new BoardSwitch(session, library, around, time, navigator, this::tileChosen);
        this.overview =
                new OverviewView(boards.pane(), pages.newOverviewLogs(), pages.newRestarts(), pages.newAlerts());
        this.linked = new LinkedPlace(session.cluster().name(), navigator, pages.logs(), boards, library, around);
        openTiles(around);
        layOut(settings.layout().logs());
        new BarMarkers(logs(), new KnownChanges(session), around.bridge(), around.clock()).begin();
        overview.logsShareProperty().set(settings.dividers().getFirst());
        overview.restartsShareProperty().set(settings.dividers().getLast());
        String name = session.cluster().name();
        Choices clusters = around.contexts().choices(name);
        open.add(around.contexts().keep(clusters, name, around.bridge()));
        var namespaces = new NamespaceMenu(around.messages(), around.bridge(), navigator.namespaceProperty());
        open.add(namespaces.keep(session.cluster().workloads(), session.pods()));
        this.editing = new BoardEditing(library, around, boards);
        var boardMenu = new BoardMenu(library, around, boards);
        open.add(boardMenu.keep());
        var services = new ServiceMenu(session, around, boards);
        open.add(services.keep());
        ShellInputs frame = new FrameFeed(session, around.messages())
                .inputs(
                        clusters,
                        namespaces.choices(),
                        boardMenu.choices(),
                        services.choices(),
                        boards.newestProperty());
        this.actions = actions();
        this.shell = new ShellView(
                new ShellViewModel(
                        frame, around.messages(), time, around.clock(), around.zone(), around.bridge(), around.ticks()),
                navigator,
                actions,
                around.appearance(),
                places());
        editing.setOverlay(shell::openCard, shell::closeCard);
        listen();
        scope.look(namespace);
        navigator.follow(scope::focus);
        pages.clicked().begin();
    }

    public Region root() {
        return shell;
    }

    /** Goes where a link, a file or a later start says. */
    public void go(Opening opening) {
        linked.go(opening);
    }

    /** Whether every pane of the overview has an answer, good or bad. */
    public boolean isSettled() {
        return boards.isSettled()
                && logs().status().phaseProperty().get() != LogStatus.Phase.NO_SOURCE
                && logs().status().phaseProperty().get() != LogStatus.Phase.ASKING
                && !(session.alerts().latest() instanceof Observation.Pending<?>);
    }

    /** Called when writing to servers is to be switched off, or on again: for that the cluster is opened anew. */
    public void setOnOtherWriting(Runnable onOtherWriting) {
        this.onOtherWriting = onOtherWriting;
    }

    /** Called with an address that a browser is to show. */
    public void setOnBrowse(Consumer<URI> onBrowse) {
        pages.setOnBrowse(onBrowse);
    }

    /** Called when times are wanted in UTC, or again in the time of this machine: for that all is built anew. */
    public void setOnOtherZone(Runnable onOtherZone) {
        this.onOtherZone = onOtherZone;
    }

    /** Offers what can be decided of alerts, by key and palette. */
    public void offer(AlertCards cards) {
        cards.addTo(actions, shell::openCard);
        alertCards = Optional.of(cards);
    }

    /** Says in the corner what the desktop could not show. */
    public void tell(DesktopNotice notice) {
        shell.tell(notice.title(), notice.body(), notice.urgent());
    }

    /** Goes where another content of the same session is, with what is asked of the logs there. */
    public void goOnFrom(WindowContent other) {
        Place there = other.navigator.currentProperty().get();
        navigator.go(there.destination(), there.target(), there.time());
        LogInput asked = other.logs().input();
        LogInput here = logs().input();
        here.languageProperty().set(asked.languageProperty().get());
        here.textProperty().set(asked.textProperty().get());
        here.levels().addAll(asked.levels());
        here.show(asked.filters());
    }

    public LogsViewModel logs() {
        return pages.logs();
    }

    /** The one that is looked at; empty for all. */
    public String namespace() {
        return navigator.namespaceProperty().get();
    }

    /** What was clicked last. */
    public Target target() {
        return navigator.target();
    }

    public TimeCursor time() {
        return time;
    }

    /** Where the dividers stand, to be remembered. */
    public List<Double> dividers() {
        return List.of(
                overview.logsShareProperty().get(),
                overview.restartsShareProperty().get());
    }

    /** How the log pane is laid out, to be remembered. */
    public LogLayout logLayout() {
        PaneLook look = logs().look();
        return new LogLayout(
                (int) look.detailsWidthProperty().get(),
                look.fieldListProperty().get(),
                look.wrapProperty().get(),
                look.columns().fields());
    }

    private void layOut(LogLayout remembered) {
        PaneLook look = logs().look();
        look.detailsWidthProperty().set(remembered.detailsWidth());
        look.fieldListProperty().set(remembered.fieldList());
        look.wrapProperty().set(remembered.wrap());
        look.columns().show(remembered.columns());
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        boards.close();
        pages.close();
    }

    /** A tile that is chosen opens into its chart. */
    private void openTiles(Surroundings around) {
        var sources = new DrillDownViewModel.Sources(
                new BoardHistory(session.signals(), boards::feed),
                new KnownChanges(session),
                new NewLines(session.cluster().logs()::ask, pages.survey()),
                session.engine());
        var model = new DrillDownViewModel(sources, around.messages(), time, around.bridge(), around.clock());
        model.setOnLead(new ChangeLead(navigator, pages));
        var view = new DrillDownView(
                model,
                new DrillDownView.Surroundings(around.zone(), around.clock(), around.painter(), around.bridge()));
        view.setOnEdit(query -> {
            navigator.go(Destination.METRICS);
            pages.explore().open(query);
        });
        new DrillDown(navigator, overview, model, view, pages::goToLogs).begin();
    }

    private Map<Destination, Supplier<? extends Region>> places() {
        Map<Destination, Supplier<? extends Region>> places = new EnumMap<>(Destination.class);
        places.put(Destination.OVERVIEW, () -> overview);
        places.put(Destination.METRICS, pages::newExplore);
        places.put(Destination.LOGS, pages::newLogs);
        places.put(Destination.PODS, pages::pods);
        places.put(Destination.ALERTS, this::alertsPage);
        return places;
    }

    private AlertsPage alertsPage() {
        return pages.alerts().page(() -> {
            AlertsWithDetail list = pages.newAlertsWithDetail();
            alertCards.ifPresent(cards -> list.offer(cards.buttons(shell::openCard)));
            return list;
        });
    }

    private Actions actions() {
        Actions all = new WindowActions(
                        this::findInLogs,
                        logs(),
                        pages.clicked()::everything,
                        this::toggleForwards,
                        new BoardActions(editing, this::openService),
                        session::toggleKeptLines,
                        diagnostics::copy,
                        linked::copy)
                .all();
        pages.alerts().addTo(all, navigator, () -> onOtherWriting.run());
        all.add(Action.of(
                "times",
                Phrase.of("action.times"),
                new KeyCodeCombination(KeyCode.U, KeyCombination.ALT_DOWN),
                () -> onOtherZone.run()));
        all.add(Action.of(
                "logs.patterns",
                Phrase.of("action.logs.patterns"),
                new KeyCodeCombination(KeyCode.G, KeyCombination.ALT_DOWN),
                this::togglePatterns));
        all.add(Action.of(
                "logs.place",
                Phrase.of("action.logs.place"),
                new KeyCodeCombination(KeyCode.D, KeyCombination.ALT_DOWN),
                this::choosePlace));
        all.add(Action.of(
                "logs.kibana",
                Phrase.of("action.logs.kibana"),
                new KeyCodeCombination(KeyCode.X, KeyCombination.ALT_DOWN),
                pages::browseLogs));
        return all;
    }

    /** The service that is chosen beside a chart, on the board that is about one. */
    private void openService() {
        Labels chosen = target().labels();
        chosen.findFirst("service", "workload").filter(name -> !name.isEmpty()).ifPresent(name -> {
            String namespace = chosen.get("namespace");
            boards.openService(namespace.isEmpty() ? name : namespace + "/" + name);
        });
    }

    /** Shows a board file, wherever it is: one that was double-clicked. UI thread only. */
    public void openBoard(Path file) {
        boards.open(file);
    }

    private void toggleForwards() {
        navigator.go(Destination.PODS);
        pages.pods().toggleForwards();
    }

    private void findInLogs() {
        goWhereLogsAre();
        pages.findInLogs();
    }

    private void choosePlace() {
        goWhereLogsAre();
        pages.choosePlace();
    }

    private void togglePatterns() {
        goWhereLogsAre();
        var shown = pages.patterns().shownProperty();
        shown.set(!shown.get());
    }

    private void goWhereLogsAre() {
        Destination here = navigator.destination();
        if (here != Destination.OVERVIEW && here != Destination.LOGS) {
            navigator.go(Destination.LOGS);
        }
    }

    private void listen() {
        pages.alerts().tell((news, urgent) -> shell.tell(pages.silences(), news, urgent));
        time.refreshProperty()
                .addListener((property, before, now) -> session.engine().setInterval(now));
        navigator.namespaceProperty().addListener((property, before, now) -> scope.look(now));
    }

    private void tileChosen(TileSelection selection) {
        navigator.narrow(new Target.Tile(selection.tileId(), selection.focus()));
    }
}
