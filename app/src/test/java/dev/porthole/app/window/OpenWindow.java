package dev.porthole.app.window;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.command.Options;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.window.alerts.AlertParts;
import dev.porthole.app.window.content.WindowContent;
import dev.porthole.views.gallery.Picture;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.assertj.core.api.Assertions;

/** The whole app in its window on the headless platform, used as a person would: by clicks, keys and looking. */
final class OpenWindow implements AutoCloseable {

    private final SettingsStore settings;
    private final BoardLibrary boards;
    private final AlarmLibrary alarms;
    private final RecordedDesktop desktop;
    private final ClusterWindow clusterWindow;
    private final OpenWindows windows;

    OpenWindow(Options options, Path folder) {
        this(options, folder, Theme.DARK, 1440, 900);
    }

    OpenWindow(Options options, Path folder, Theme theme, int width, int height) {
        this(options, folder, theme, width, height, Locale.ENGLISH);
    }

    OpenWindow(Options options, Path folder, Theme theme, int width, int height, Locale language) {
        UiThread.run(() -> {});
        this.desktop = new RecordedDesktop();
        this.alarms = new AlarmLibrary(folder.resolve("alarms"));
        alarms.begin();
        var usual = Settings.DEFAULT;
        var file = new SettingsFile(folder.resolve("settings.json"));
        this.settings = new SettingsStore(
                file,
                file.load()
                        .withWindow(
                                theme.name().toLowerCase(Locale.ROOT),
                                Duration.ofMinutes(15),
                                usual.refresh(),
                                width,
                                height,
                                usual.dividers()));
        var opener = new ClusterOpener(Map.of("PATH", "/usr/bin:/bin", "TERM", "dumb"), folder, InstantSource.system());
        Function<String, Session> sessions = context -> new Session(
                engine -> opener.open(
                        settings.now().writing().off() ? options.readingOnly() : options,
                        context,
                        settings::cluster,
                        engine),
                InstantSource.system(),
                usual.refresh(),
                new TimeChoice.Last(Duration.ofMinutes(15)),
                "",
                new KeptLines(() -> true, keep -> {}),
                cluster -> new AlarmChoices(
                        alarms::alarms, settings.cluster(cluster)::alarms, settings.cluster(cluster)::changeAlarms));
        this.boards = new BoardLibrary(folder.resolve("boards"));
        boards.begin();
        this.windows = new DesktopUi(
                        new Messages(language),
                        theme,
                        opener.contexts(options),
                        boards,
                        new AlertParts(alarms, desktop))
                .windows(sessions, settings);
        this.clusterWindow = windows.open("", "");
        await("the window", Duration.ofSeconds(90), () -> ui(scene -> scene != null));
    }

    private OpenWindow(OpenWindow first, ClusterWindow clusterWindow) {
        this.settings = first.settings;
        this.boards = first.boards;
        this.alarms = first.alarms;
        this.desktop = first.desktop;
        this.windows = first.windows;
        this.clusterWindow = clusterWindow;
        await("the window", Duration.ofSeconds(90), () -> ui(scene -> scene != null));
    }

    /** Another context in a window of its own. */
    OpenWindow apart(String context) {
        return new OpenWindow(this, windows.open(context, ""));
    }

    /** Another context in this window. */
    void switchTo(String context) {
        UiThread.run(() -> clusterWindow.reopen(context));
    }

    /** How many windows there are. */
    int windows() {
        return windows.all().size();
    }

    /** Something of the scene, read on the UI thread. */
    <T> T ui(Function<Scene, T> part) {
        return UiThread.call(() -> part.apply(clusterWindow.scene()));
    }

    /** What a person saw and heard outside of the window. */
    RecordedDesktop desktop() {
        return desktop;
    }

    /** The alarms that are evaluated. */
    AlarmLibrary alarms() {
        return alarms;
    }

    /** The window's own title. */
    String title() {
        return ui(scene -> ((Stage) scene.getWindow()).getTitle());
    }

    SettingsStore settings() {
        return settings;
    }

    WindowContent content() {
        return UiThread.call(clusterWindow::content);
    }

    Session session() {
        return UiThread.call(clusterWindow::session);
    }

    /** Looks every tenth of a second until it is so. */
    void await(String what, Duration limit, BooleanSupplier so) {
        long end = System.nanoTime() + limit.toNanos();
        var never = new CountDownLatch(1);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                picture("failed");
                Assertions.fail("%s did not come within %s", what, limit);
            }
            try {
                never.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    Node tile(int place) {
        return ui(
                scene -> List.copyOf(scene.getRoot().lookupAll(".metric-tile")).get(place));
    }

    /** What a screen reader says of a tile. */
    String spoken(int place) {
        return ui(scene -> List.copyOf(scene.getRoot().lookupAll(".metric-tile"))
                .get(place)
                .getAccessibleText());
    }

    boolean is(Node node, String pseudoClass) {
        return ui(scene -> node.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals(pseudoClass)));
    }

    void click(Node node) {
        UiThread.run(() -> {
            var bounds = node.localToScene(node.getBoundsInLocal());
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            MouseEvent.MOUSE_CLICKED,
                            bounds.getCenterX(),
                            bounds.getCenterY(),
                            bounds.getCenterX(),
                            bounds.getCenterY(),
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null));
        });
    }

    void type(String styleClass, String text) {
        UiThread.run(() -> {
            var field = (TextField) clusterWindow.scene().lookup("." + styleClass);
            field.requestFocus();
            field.setText(text);
            Event.fireEvent(
                    field, new KeyEvent(KeyEvent.KEY_PRESSED, "\n", "\n", KeyCode.ENTER, false, false, false, false));
        });
    }

    /** Presses the first button that is on screen and is one of these. */
    void fire(String selector) {
        UiThread.run(() -> clusterWindow.scene().getRoot().lookupAll(selector).stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** The first row of a table that is on screen and whose item matches; null when there is none. */
    Node row(String pane, Predicate<Object> item) {
        return ui(scene -> scene.getRoot().lookupAll("." + pane + " .table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row && row.getItem() != null && item.test(row.getItem()))
                .findFirst()
                .orElse(null));
    }

    /** A key, with Ctrl (or Command) when it is a shortcut. */
    void press(KeyCode code, boolean shortcut, boolean alt) {
        UiThread.run(() -> Event.fireEvent(
                clusterWindow.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, shortcut, alt, false)));
    }

    /** A key, given to what has the keys. */
    void pressWith(KeyCode code, boolean alt, boolean shift) {
        UiThread.run(() -> Event.fireEvent(
                clusterWindow.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, shift, false, alt, false)));
    }

    /** A key, given to one node. */
    void press(Node node, KeyCode code) {
        UiThread.run(() -> {
            node.requestFocus();
            Event.fireEvent(
                    node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
        });
    }

    /** Something on screen; null when it is not there. */
    Node node(String selector) {
        return ui(scene -> scene.getRoot().lookup(selector));
    }

    /** All text of the labels and rows below something, one to a line. */
    String texts(String selector) {
        return ui(scene -> {
            Node root = scene.getRoot().lookup(selector);
            return root == null
                    ? ""
                    : Stream.of(".label", ".list-cell", ".button")
                            .flatMap(kind -> root.lookupAll(kind).stream())
                            .filter(Labeled.class::isInstance)
                            .map(node -> ((Labeled) node).getText())
                            .filter(text -> text != null && !text.isBlank())
                            .collect(Collectors.joining("\n"));
        });
    }

    /** The labels of the rows of a menu that is open. */
    List<String> menu() {
        return ui(scene -> scene.getRoot().lookupAll(".choice-menu .list-cell").stream()
                .map(cell -> ((ListCell<?>) cell).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
    }

    /** Opens the card of a connection, by the beginning of its chip's text. */
    void openConnection(String name) {
        ui(scene -> {
            scene.getRoot().lookupAll(".status-chip").stream()
                    .map(Button.class::cast)
                    .filter(chip -> chip.getText().startsWith(name))
                    .forEach(Button::fire);
            return true;
        });
    }

    /** A character, typed where the keys are. */
    void typed(String character) {
        UiThread.run(() -> Event.fireEvent(
                clusterWindow.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false)));
        pulse();
    }

    /** Changes to the other theme, by its key. */
    void otherTheme() {
        UiThread.run(() -> Event.fireEvent(
                clusterWindow.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "L", KeyCode.L, true, true, false, false)));
    }

    /** Lays the content out as in a window of that size; the screen's size is no limit. */
    void resize(int width, int height) {
        UiThread.run(() -> {
            var root = (Region) clusterWindow.scene().getRoot();
            root.resize(width, height);
            root.applyCss();
            for (int i = 0; i < 3; i++) { // what is laid out may ask for another layout
                root.layout();
            }
        });
    }

    /** The content as it is laid out now. */
    void picturedAsResized(String name) {
        UiThread.run(() -> Picture.take(clusterWindow.scene().getRoot(), name));
    }

    void picture(String name) {
        pulse();
        UiThread.run(() -> Picture.take(clusterWindow.scene(), name));
    }

    /** What changed a moment ago is laid out and painted at the next pulse. */
    void pulse() {
        for (int pulse = 0; pulse < 2; pulse++) {
            var passed = new CountDownLatch(1);
            UiThread.run(() -> {
                clusterWindow.scene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        clusterWindow.scene().removePostLayoutPulseListener(this);
                        passed.countDown();
                    }
                });
                Platform.requestNextPulse();
            });
            try {
                Assertions.assertThat(passed.await(60, TimeUnit.SECONDS))
                        .as("a pulse")
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** This window only, as a person would. */
    void closeThis() {
        clusterWindow.close();
    }

    @Override
    public void close() {
        boards.close();
        alarms.close();
        windows.close();
        var ended = Thread.ofVirtual().start(() -> {
            try {
                windows.awaitAllClosed();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            ended.join(Duration.ofSeconds(15));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        settings.close();
    }
}
