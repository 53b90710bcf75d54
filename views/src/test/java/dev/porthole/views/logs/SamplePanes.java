package dev.porthole.views.logs;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.alerts.AlertsView;
import dev.porthole.views.alerts.AlertsViewModel;
import dev.porthole.views.alerts.SampleAlerts;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.gallery.Picture;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.logs.query.SampleLogs;
import dev.porthole.views.logs.rows.LogViewport;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.pods.PodsView;
import dev.porthole.views.pods.SamplePods;
import dev.porthole.views.pods.detail.PodActions;
import dev.porthole.views.pods.detail.PodDetailViewModel;
import dev.porthole.views.pods.explanation.RestartExplanationViewModel;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.logs.PodLogsViewModel;
import dev.porthole.views.pods.restarts.RestartsView;
import dev.porthole.views.pods.restarts.RestartsViewModel;
import dev.porthole.views.pods.rows.PastCounts;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Logs, restarts and alerts beside each other as on the board, over sources that a test holds. */
public final class SamplePanes implements AutoCloseable {

    final SampleLogs logs = SampleLogs.incident();
    final SampleLive<PodTable> pods;
    final SampleLive<List<AlertGroup>> alerts;
    final ObjectProperty<LogSource> source = new SimpleObjectProperty<>(logs);
    final ObjectProperty<WorkloadSource> workloads = new SimpleObjectProperty<>();
    final TimeCursor cursor = new TimeCursor(
            new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), InstantSource.fixed(SampleLogs.NOW));
    final ManualPulse pulse = new ManualPulse();
    final LogsViewModel model;
    final LogsView view;
    final RestartsView restarts;
    final AlertsView alertsView;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Messages messages;
    private final Theme theme;
    private final StackPane root = new StackPane();
    private final UiBridge bridge = new UiBridge();
    private final InstantSource clock = InstantSource.fixed(SampleLogs.NOW);
    private final Region board;
    private final Stage stage;
    private final Scene scene;

    SamplePanes(Theme theme, Locale locale, double width, double height) {
        this(theme, locale, width, height, true);
        show();
    }

    private final PastCounts past = new PastCounts(
            (range, deadline) -> Outcome.of(Map.of()), cursor, new SimpleStringProperty(""), bridge, clock);

    SamplePanes(Theme theme, Locale locale, double width, double height, boolean known) {
        this.theme = theme;
        messages = new Messages(locale);
        pods = new SampleLive<>(
                known
                        ? new Observation.Fresh<>(SamplePods.incident(207), SamplePods.NOW, List.of())
                        : new Observation.Pending<>());
        alerts = new SampleLive<>(
                known
                        ? new Observation.Fresh<>(SampleAlerts.incident(), SampleAlerts.NOW, List.of())
                        : new Observation.Pending<>());
        Live<List<Rule>> rules = new SampleLive<>(
                known
                        ? new Observation.Fresh<>(SampleAlerts.rules(), SampleAlerts.NOW, List.of())
                        : new Observation.Pending<>());
        var ticks = new Ticks(scheduler, bridge);
        Object[] built = UiThread.call(() -> {
            var appearance = new Appearance(theme);
            var logsModel = new LogsViewModel(
                    new LogsViewModel.Sources(source, workloads, new SampleLanguage()),
                    cursor,
                    pulse,
                    bridge,
                    clock,
                    Runnable::run);
            var logsView = new LogsView(logsModel, messages, ticks, clock, ZoneOffset.UTC);
            var restartsView =
                    new RestartsView(new RestartsViewModel(pods, past, cursor, bridge, clock), messages, ticks);
            var alertList = new AlertsView(new AlertsViewModel(alerts, rules, bridge, clock), messages, ticks);
            var right = new SplitPane(panel(restartsView), panel(alertList));
            right.setOrientation(javafx.geometry.Orientation.VERTICAL);
            right.setDividerPositions(0.57);
            right.setMinWidth(280);
            var columns = new SplitPane(panel(logsView), right);
            columns.setDividerPositions(0.65);
            columns.setStyle("-fx-padding: 12");
            var window = new Scene(root, width, height);
            appearance.dress(window);
            return new Object[] {logsModel, logsView, restartsView, alertList, columns, window, new Stage()};
        });
        model = (LogsViewModel) built[0];
        view = (LogsView) built[1];
        restarts = (RestartsView) built[2];
        alertsView = (AlertsView) built[3];
        board = (Region) built[4];
        scene = (Scene) built[5];
        stage = (Stage) built[6];
    }

    private static StackPane panel(Region content) {
        var panel = new StackPane(content);
        panel.getStyleClass().add("panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    void show() {
        ui(() -> {
            root.getChildren().setAll(board);
            stage.setScene(scene);
            stage.show();
        });
    }

    TextField searchField() {
        return (TextField) view.lookup(".log-search-field");
    }

    /** In the place of what is written there. */
    void type(String text) {
        ui(() -> {
            searchField().requestFocus();
            searchField().setText(text);
            searchField().positionCaret(text.length());
        });
    }

    void key(KeyCode code) {
        ui(() -> Event.fireEvent(
                searchField(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    /** As on the page of its own. */
    void showLogsAlone() {
        ui(() -> {
            root.setStyle("-fx-padding: 12");
            root.getChildren().setAll(panel(view));
        });
    }

    void showPods() {
        ui(() -> {
            UsageSource unmeasured =
                    (pod, container, range, deadline) -> Outcome.failed(new Failure.NotFound("Prometheus", ""));
            var page = new PodsView(
                    new PodsView.Models(
                            new PodListViewModel(pods, past, cursor, bridge, clock),
                            new RestartExplanationViewModel(workloads, RestartArchive.NONE, unmeasured, bridge, clock),
                            new PodDetailViewModel(workloads, unmeasured, cursor, bridge, clock),
                            new PodLogsViewModel(workloads, bridge, clock),
                            Optional.empty()),
                    messages,
                    new Ticks(scheduler, bridge),
                    clock,
                    ZoneOffset.UTC,
                    new PodActions(pod -> {}, (pod, at) -> {}));
            var frame = panel(page);
            root.setStyle("-fx-padding: 12");
            root.getChildren().setAll(frame);
        });
    }

    TimeChoice hour() {
        return new TimeChoice.Last(Duration.ofHours(1));
    }

    LogViewport viewport() {
        return (LogViewport) view.lookup(".log-viewport");
    }

    Scene scene() {
        return scene;
    }

    void wrap() {
        view.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(messages.text("log.wrap")))
                .forEach(ToggleButton::fire);
    }

    /** Marks words without searching for them. */
    void mark(String... words) {
        viewport().setMarks(List.of(words));
    }

    void ui(Runnable part) {
        UiThread.run(part);
    }

    void awaitRows(int least) {
        await(() -> model.rows().size() >= least
                && model.status().histogramProperty().get() != null
                && !model.status().askingProperty().get());
    }

    /** Waits until {@code condition}, asked on the UI thread, holds. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!UiThread.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to that within 60 s");
            }
            Thread.onSpinWait();
        }
    }

    /** After two pulses, so that everything that changed is painted. */
    void shoot(String name) {
        settle();
        ui(() -> Picture.take(scene, name + "-" + theme.name().toLowerCase(Locale.ROOT)));
    }

    void settle() {
        for (int i = 0; i < 3; i++) {
            var painted = new java.util.concurrent.CountDownLatch(1);
            ui(() -> new javafx.animation.AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    painted.countDown();
                }
            }.start());
            try {
                if (!painted.await(60, java.util.concurrent.TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing was painted within 60 s");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        ui(() -> {
            root.getChildren().clear();
            stage.close();
        });
        scheduler.shutdownNow();
    }
}
