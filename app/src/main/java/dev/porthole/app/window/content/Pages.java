package dev.porthole.app.window.content;

import dev.porthole.app.drilldown.KqlPhrases;
import dev.porthole.app.session.Remembered;
import dev.porthole.app.session.Session;
import dev.porthole.app.window.scope.Scope;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.kinds.RecognisedLogs;
import dev.porthole.connectors.api.logs.search.OneQuestionAtATime;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kql.language.KqlLanguage;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.alerts.AlertsView;
import dev.porthole.views.alerts.AlertsViewModel;
import dev.porthole.views.alerts.detail.AlertDetail;
import dev.porthole.views.alerts.detail.AlertsWithDetail;
import dev.porthole.views.chart.ChartView;
import dev.porthole.views.explore.ExploreView;
import dev.porthole.views.explore.ExploreViewModel;
import dev.porthole.views.explore.QueryHistory;
import dev.porthole.views.forwards.ForwardsViewModel;
import dev.porthole.views.logs.LogsView;
import dev.porthole.views.logs.patterns.ErrorGlanceView;
import dev.porthole.views.logs.patterns.ErrorGlanceViewModel;
import dev.porthole.views.logs.patterns.PatternSurvey;
import dev.porthole.views.logs.patterns.PatternsView;
import dev.porthole.views.logs.patterns.PatternsViewModel;
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
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.time.TimeCursor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Makes the pages and panes of one session, each when it is first wanted. UI thread only. */
final class Pages implements AutoCloseable {

    private final Session session;
    private final Scope scope;
    private final Surroundings around;
    private final TimeCursor time;
    private final Navigator navigator;
    private final ConnectionSource<LogSource> logSource;
    private final ConnectionSource<WorkloadSource> workloads;
    private final ConnectionSource<MetricSource> metrics;
    private final LogsViewModel logs;
    private final PatternSurvey survey = new PatternSurvey(new KqlPhrases());
    private final PatternsViewModel patterns;
    private final ErrorGlanceViewModel glance;
    private final ExploreViewModel explore;
    private final RestartsViewModel restarts;
    private final PodListViewModel podList;
    private final ClickedTarget clicked;
    private final AlertSections alerts;
    private final List<LogsView> logViews = new ArrayList<>();
    private @Nullable PodsView podsPage;
    private Consumer<URI> onBrowse = address -> {};

    Pages(
            Session session,
            Scope scope,
            Surroundings around,
            TimeCursor time,
            Navigator navigator,
            Remembered remembered) {
        this.session = session;
        this.scope = scope;
        this.around = around;
        this.time = time;
        this.navigator = navigator;
        this.logSource = new ConnectionSource<>(session.cluster().logs(), OneQuestionAtATime::new, around.bridge());
        this.workloads = new ConnectionSource<>(session.cluster().workloads(), around.bridge());
        this.metrics = new ConnectionSource<>(session.cluster().metrics(), around.bridge());
        ObservableValue<@Nullable LogSource> recognised =
                logSource.value().map(source -> (LogSource) new RecognisedLogs(source));
        this.logs = new LogsViewModel(
                new LogsViewModel.Sources(recognised, workloads.value(), new KqlLanguage()),
                time,
                session.engine(),
                around.bridge(),
                around.clock());
        this.patterns = new PatternsViewModel(logSource.value(), logs, time, survey, around.bridge(), around.clock());
        this.glance =
                new ErrorGlanceViewModel(logSource.value(), patterns, time, survey, around.bridge(), around.clock());
        this.explore = new ExploreViewModel(
                new ExploreViewModel.Sources(
                        metrics.value(), new PromQl(), new QueryHistory(remembered.queries()), session.engine()),
                time,
                around.bridge(),
                around.clock());
        var past = new PastCounts(
                session.pastRestarts(), time, navigator.namespaceProperty(), around.bridge(), around.clock());
        this.restarts = new RestartsViewModel(scope.pods(), past, time, around.bridge(), around.clock());
        this.podList = new PodListViewModel(scope.pods(), past, time, around.bridge(), around.clock());
        this.clicked = new ClickedTarget(navigator, logs, restarts, podList);
        this.alerts = new AlertSections(session, around, remembered.silences(), query -> {
            navigator.go(Destination.METRICS);
            explore.open(query);
        });
    }

    LogsViewModel logs() {
        return logs;
    }

    /** Called with an address that a browser is to show. */
    void setOnBrowse(Consumer<URI> onBrowse) {
        this.onBrowse = onBrowse;
    }

    /** Shows a page of the web. */
    void browse(URI page) {
        onBrowse.accept(page);
    }

    /** The same search in the browser. */
    void browseLogs() {
        logs.places().link(address -> onBrowse.accept(address));
    }

    /** Opens the menu of places to search, on the pane that is on screen. */
    void choosePlace() {
        logViews.stream().filter(view -> view.getScene() != null).findFirst().ifPresent(LogsView::choosePlace);
    }

    ClickedTarget clicked() {
        return clicked;
    }

    LogsView newLogs() {
        var view = new LogsView(logs, around.messages(), around.ticks(), around.clock(), around.zone());
        var patternsView = new PatternsView(patterns, around.messages(), around.zone());
        view.offer(patternsView, patternsView.chooser(), patterns.shownProperty());
        view.offerPlaces(address -> onBrowse.accept(address));
        logViews.add(view);
        return view;
    }

    /** With the errors at a glance while nothing is searched. */
    LogsView newOverviewLogs() {
        LogsView view = newLogs();
        view.offerAbove(new ErrorGlanceView(glance, around.messages(), around.ticks()));
        return view;
    }

    /** Groups lines by what they say. */
    PatternSurvey survey() {
        return survey;
    }

    /** What the lines of the log pane say. */
    PatternsViewModel patterns() {
        return patterns;
    }

    /** Puts the caret into the log search that is on screen. */
    void findInLogs() {
        logViews.stream().filter(view -> view.getScene() != null).findFirst().ifPresent(LogsView::focusSearch);
    }

    /** The Metrics page's queries. */
    ExploreViewModel explore() {
        return explore;
    }

    ExploreView newExplore() {
        return new ExploreView(explore, around.messages(), around.zone(), around.painter(), around.bridge());
    }

    /** Puts the keys onto the rows of the logs that are on screen. */
    void goToLogs() {
        logViews.stream().filter(view -> view.getScene() != null).findFirst().ifPresent(LogsView::focusRows);
    }

    RestartsView newRestarts() {
        var view = new RestartsView(restarts, around.messages(), around.ticks());
        view.setOnPod(clicked::pod);
        return view;
    }

    /** The word for what silences tell. */
    String silences() {
        return around.messages().text("silences.title");
    }

    /** Rules, silences and routes. */
    AlertSections alerts() {
        return alerts;
    }

    /** The list with the chosen alert beside it. */
    AlertsWithDetail newAlertsWithDetail() {
        var model = new AlertsViewModel(scope.alerts(), session.allRules(), around.bridge(), around.clock());
        var view = newAlerts(model);
        view.showAll();
        var opened = alerts.newDetail(time);
        var chart = new ChartView(opened.chart(), around.messages(), around.zone(), around.painter(), around.bridge());
        var detail = new AlertDetail(opened, chart, around.messages(), new AlertWays(navigator, this, opened));
        view.setOnAlert(labels -> {
            navigator.narrow(new Target.Alert(labels));
            model.find(labels).ifPresent(opened::open);
        });
        return new AlertsWithDetail(view, model, opened, detail, around.ticks());
    }

    AlertsView newAlerts() {
        return newAlerts(new AlertsViewModel(scope.alerts(), session.allRules(), around.bridge(), around.clock()));
    }

    private AlertsView newAlerts(AlertsViewModel model) {
        var view = new AlertsView(model, around.messages(), around.ticks());
        view.setNarrowed(scope.serviceProperty());
        view.setOnAlert(labels -> navigator.narrow(new Target.Alert(labels)));
        return view;
    }

    PodsView pods() {
        if (podsPage == null) {
            podsPage = newPods();
        }
        return podsPage;
    }

    private PodsView newPods() {
        var models = new PodsView.Models(
                podList,
                new RestartExplanationViewModel(
                        workloads.value(), session.restarts(), session.usage(), around.bridge(), around.clock()),
                new PodDetailViewModel(workloads.value(), session.usage(), time, around.bridge(), around.clock()),
                new PodLogsViewModel(workloads.value(), around.bridge(), around.clock()),
                session.cluster()
                        .forwards()
                        .map(forwards -> new ForwardsViewModel(forwards, workloads.value(), around.bridge())));
        return new PodsView(
                models,
                around.messages(),
                around.ticks(),
                around.clock(),
                around.zone(),
                new PodActions(clicked::pod, clicked::line));
    }

    @Override
    public void close() {
        logSource.close();
        workloads.close();
        metrics.close();
        alerts.close();
        logs.detach();
        explore.detach();
    }
}
