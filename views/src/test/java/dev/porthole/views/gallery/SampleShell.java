package dev.porthole.views.gallery;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.board.BoardViewModel;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.board.tile.BoardView;
import dev.porthole.views.board.tile.TileSurroundings;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.frame.OverviewView;
import dev.porthole.views.shell.frame.ShellInputs;
import dev.porthole.views.shell.frame.ShellView;
import dev.porthole.views.shell.frame.ShellViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.status.ConnectionFeed;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.topbar.Badge;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import dev.porthole.views.shell.topbar.TopBarInputs;
import dev.porthole.views.text.Tone;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole window with sample data, put together as the application does it. On the UI thread. */
public final class SampleShell {

    private static final Instant NOW = SampleBoard.NOW;

    final Messages messages;
    final Appearance appearance;
    final TimeCursor time =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), InstantSource.fixed(NOW));
    final Navigator navigator = new Navigator(time, Destination.OVERVIEW, "");
    final Actions actions = new Actions();
    final AtomicInteger refreshes = new AtomicInteger();
    final List<String> chosen = new ArrayList<>();
    final BoardView board;
    final ShellView shell;
    final Scene scene;

    SampleShell(Theme theme, Locale locale, double width, double height, List<BoardTile> tiles) {
        messages = new Messages(locale);
        appearance = new Appearance(theme);
        var bridge = new UiBridge(Runnable::run);
        InstantSource clock = InstantSource.fixed(NOW.plusSeconds(2));
        var ticks = SampleTicks.none(bridge);
        var boardModel = new BoardViewModel(
                tiles, messages, clock, time, bridge, ticks, selection -> chosen.add(selection.tileId()));
        board = new BoardView(
                boardModel,
                TileSize.NORMAL,
                new TileSurroundings(
                        appearance, Runnable::run, bridge, messages, ZoneId.of("Asia/Seoul"), time, clock));
        var namespaces = List.of(
                new Choice("", locale.getLanguage().equals("ko") ? "전체" : "All"),
                new Choice("shop", "shop"),
                new Choice("edge", "edge"));
        var topBar = new TopBarInputs(
                new Choices(List.of(new Choice("prod-eu-1", "prod-eu-1")), "prod-eu-1", choice -> {}),
                new Choices(namespaces, "", choice -> chosen.add("namespace " + choice.id())),
                new Choices(List.of(new Choice("oncall", "On-call")), "oncall", choice -> {}),
                new Choices(List.of(), "", choice -> {}),
                SampleLive.fresh(3, NOW),
                List.of(new Badge(Phrase.of("badge.demo"), Phrase.of("badge.demo.story"), Tone.ACCENT)),
                refreshes::incrementAndGet);
        var inputs = new ShellInputs(topBar, connections(), boardModel.newestProperty());
        var model = new ShellViewModel(inputs, messages, time, clock, ZoneId.of("Asia/Seoul"), bridge, ticks);
        shell = new ShellView(
                model,
                navigator,
                actions,
                appearance,
                Map.of(
                        Destination.OVERVIEW,
                        () -> new OverviewView(board, pane("Logs"), pane("Pod restarts"), pane("Alerts")),
                        Destination.LOGS,
                        () -> pane("Logs"),
                        Destination.PODS,
                        () -> pane("Pods"),
                        Destination.ALERTS,
                        () -> pane("Alerts")));
        scene = new Scene(shell, width, height);
        appearance.dress(scene);
    }

    private static Region pane(String title) {
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        var header = new HBox(name);
        header.getStyleClass().add("panel-header");
        return new VBox(header);
    }

    private static List<ConnectionFeed> connections() {
        var moved = new Failure.TunnelDown("Kibana", "pod rescheduled");
        return List.of(
                feed("kubernetes", "Kubernetes", "v1.33", "prod-eu-1", 12),
                feed("prometheus", "Prometheus", "3.14.0", "svc/prometheus-operated in monitoring", 8),
                feed("alertmanager", "Alertmanager", "0.34.0", "svc/alertmanager in monitoring", 6),
                new ConnectionFeed(
                        "kibana",
                        SampleLive.fresh(
                                new ConnectionState(
                                        "kibana",
                                        ConnectionState.Status.RECONNECTING,
                                        Optional.empty(),
                                        Duration.ZERO,
                                        Optional.of(moved),
                                        List.of(),
                                        NOW.minusSeconds(75),
                                        2),
                                NOW),
                        () -> {},
                        Optional.of(new SampleServers()),
                        ""),
                feed("elasticsearch", "OpenSearch", "3.8.0", "svc/kibana in logging", 31));
    }

    private static ConnectionFeed feed(String id, String product, String version, String where, int millis) {
        return new ConnectionFeed(
                id,
                SampleLive.fresh(
                        new ConnectionState(
                                id,
                                ConnectionState.Status.CONNECTED,
                                Optional.of(new Identity(product, version, where)),
                                Duration.ofMillis(millis),
                                Optional.empty(),
                                List.of(),
                                NOW.minusSeconds(3600),
                                0),
                        NOW),
                () -> {},
                Optional.empty(),
                "");
    }
}
