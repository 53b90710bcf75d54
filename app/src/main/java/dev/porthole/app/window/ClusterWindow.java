package dev.porthole.app.window;

import dev.porthole.app.alerts.silences.RememberedSilences;
import dev.porthole.app.forwards.RememberedForwards;
import dev.porthole.app.opening.Opening;
import dev.porthole.app.session.Remembered;
import dev.porthole.app.session.RememberedQueries;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.window.alerts.AlertDesk;
import dev.porthole.app.window.alerts.AlertDesks;
import dev.porthole.app.window.content.WindowContent;
import dev.porthole.app.window.content.WindowContentFactory;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window, from its opening to its closing: shows one session at a time and remembers how it was left. */
final class ClusterWindow {

    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Function<String, Session> sessions;
    private final SettingsStore settings;
    private final Function<Consumer<String>, WindowContentFactory> factories;
    private final AlertDesks desks;
    private final String namespace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Opening> asked = new ConcurrentLinkedQueue<>();
    private volatile @Nullable WindowContentFactory contents;
    private volatile @Nullable Session session;
    private @Nullable WindowContent content;
    private @Nullable Stage stage;
    private @Nullable NewerContext newer;
    private @Nullable AlertDesk desk;
    private Subscription dressing = () -> {};
    private volatile @Nullable RuntimeException failure;
    private volatile String context;

    /**
     * @param sessions opens the session of a context; returns at once
     * @param factories makes the factory, given who is told of another context
     * @param desks what is done about the alerts of a session
     * @param context to begin with; empty for the usual one
     * @param namespace to begin with; empty for all
     */
    ClusterWindow(
            Function<String, Session> sessions,
            Function<Consumer<String>, WindowContentFactory> factories,
            SettingsStore settings,
            AlertDesks desks,
            String context,
            String namespace) {
        this.sessions = sessions;
        this.factories = factories;
        this.settings = settings;
        this.desks = desks;
        this.context = context;
        this.namespace = namespace;
    }

    /**
     * Opens the window and blocks until it is closed.
     *
     * @throws IllegalStateException when it cannot be opened; its cause says why
     */
    void runUntilClosed() throws InterruptedException {
        WindowContentFactory made = factories.apply(this::reopen);
        contents = made;
        made.bridge().run(() -> openOrFail(made));
        closed.await();
        end(session);
        made.close();
        RuntimeException why = failure;
        if (why != null) {
            throw new IllegalStateException("the window cannot be opened: " + why.getMessage(), why);
        }
    }

    /** A window that nobody sees could not be closed by anybody, and the process would never end. */
    private void openOrFail(WindowContentFactory made) {
        try {
            open(made);
        } catch (RuntimeException bug) {
            failure = bug;
            closeNow();
        }
    }

    /** Closes the window as a person would. Any thread. */
    void close() {
        WindowContentFactory made = contents;
        if (made != null) {
            made.bridge().run(this::closeNow);
        }
    }

    /** Whether it shows this context. Any thread. */
    boolean shows(String name) {
        Session watched = session;
        return name.equals(context)
                || (watched != null && watched.cluster().name().equals(name));
    }

    /** Puts it before all others and goes where {@code opening} says, as soon as it is open. Any thread. */
    void bringForward(Opening opening) {
        asked.add(opening);
        WindowContentFactory made = contents;
        if (made != null) {
            made.bridge().run(this::comeForward);
        }
    }

    private void comeForward() {
        Stage window = stage;
        WindowContent shown = content;
        if (window == null || shown == null || asked.isEmpty()) {
            return;
        }
        window.setIconified(false);
        window.toFront();
        window.requestFocus();
        for (Opening opening = asked.poll(); opening != null; opening = asked.poll()) {
            shown.go(opening);
        }
    }

    /** The scene that is shown; null before the window is open. UI thread only. */
    @Nullable
    Scene scene() {
        return stage == null ? null : stage.getScene();
    }

    /** What the scene shows; null before the window is open. UI thread only. */
    @Nullable
    WindowContent content() {
        return content;
    }

    /** What is watched; null before the window is open. UI thread only. */
    @Nullable
    Session session() {
        return session;
    }

    private void open(WindowContentFactory made) {
        Session opened = sessions.apply(context);
        handOver(null, opened);
        Settings usual = settings.now();
        WindowContent shown = made.create(opened, usual, namespace, remembered(opened));
        session = opened;
        content = shown;
        shown.setOnOtherZone(this::otherZone);
        shown.setOnOtherWriting(this::otherWriting);
        shown.setOnBrowse(desks::browse);
        newer = new NewerContext(opened.cluster(), made.bridge(), this::again);
        var window = new Stage();
        stage = window;
        var scene = new Scene(shown.root(), usual.width(), usual.height());
        dressing = made.dress(scene);
        watchAlerts(made, opened, window, shown);
        window.setMinWidth(LEAST_WIDTH);
        window.setMinHeight(LEAST_HEIGHT);
        window.setScene(scene);
        window.iconifiedProperty()
                .addListener((property, before, iconified) -> made.bridge().setHidden(iconified));
        window.setOnCloseRequest(event -> closeNow());
        window.show();
        comeForward();
    }

    /** The ports of the old one are free before the new one wants them. */
    private static void handOver(@Nullable Session old, Session opened) {
        Thread.ofVirtual().name("hand over forwards").start(() -> {
            if (old != null) {
                old.cluster().forwards().ifPresent(RememberedForwards::release);
            }
            opened.cluster().forwards().ifPresent(RememberedForwards::restore);
            if (old != null) {
                old.close();
            }
        });
    }

    /** What is done about the alerts of a session, whichever page is shown, until another one is. */
    private void watchAlerts(WindowContentFactory made, Session opened, Stage window, WindowContent shown) {
        AlertDesk before = desk;
        if (before != null) {
            before.close();
        }
        AlertDesk now = desks.of(opened, made.bridge(), notice -> {
            if (content != null) {
                content.tell(notice);
            }
        });
        desk = now;
        now.title(window::setTitle);
        shown.offer(now.cards());
    }

    /** Another context in the same window. UI thread only. */
    void reopen(String chosen) {
        context = chosen;
        settings.update(all -> all.withContext(chosen));
        replace(chosen, "");
    }

    /** The same context, as the kubeconfig has it now. */
    private void again() {
        Session open = session;
        WindowContent shown = content;
        if (open != null && shown != null) {
            replace(open.cluster().name(), shown.namespace());
        }
    }

    /** The old session ends only after the new one is shown. */
    private void replace(String chosen, String shownNamespace) {
        WindowContentFactory made = contents;
        Stage window = stage;
        if (made == null || window == null) {
            return;
        }
        remember();
        Session oldSession = session;
        WindowContent oldContent = content;
        Session opened = sessions.apply(chosen);
        WindowContent shown = made.create(opened, settings.now(), shownNamespace, remembered(opened));
        put(shown, made, window);
        watchAlerts(made, opened, window, shown);
        session = opened;
        if (newer != null) {
            newer.close();
        }
        newer = new NewerContext(opened.cluster(), made.bridge(), this::again);
        if (oldContent != null) {
            oldContent.close();
        }
        handOver(oldSession, opened);
    }

    /** A scene of its own: controls that listen to their scene for ever go with it. What was shown leaves the old one. */
    private void put(WindowContent shown, WindowContentFactory made, Stage window) {
        Scene before = window.getScene();
        var scene = new Scene(shown.root(), before.getWidth(), before.getHeight());
        dressing.close();
        dressing = made.dress(scene);
        window.setScene(scene);
        before.setRoot(new Region());
        content = shown;
        shown.setOnOtherZone(this::otherZone);
        shown.setOnOtherWriting(this::otherWriting);
        shown.setOnBrowse(desks::browse);
    }

    /** The same session at the same place, its times written in UTC, or again in the time of this machine. */
    private void otherZone() {
        WindowContentFactory made = contents;
        Stage window = stage;
        Session open = session;
        WindowContent before = content;
        if (made == null || window == null || open == null || before == null) {
            return;
        }
        remember();
        settings.update(all -> all.withUtc(!all.layout().utc()));
        WindowContent shown = made.create(open, settings.now(), before.namespace(), remembered(open));
        shown.goOnFrom(before);
        if (desk != null) {
            shown.offer(desk.cards());
        }
        put(shown, made, window);
        before.close();
    }

    /** Every connection is opened anew, with means to write or without; what is shown stays. */
    private void otherWriting() {
        settings.update(all -> all.withWriting(all.writing().switched()));
        WindowContent before = content;
        again();
        WindowContent now = content;
        if (before != null && now != null) {
            now.goOnFrom(before);
        }
    }

    private void closeNow() {
        if (closed.getCount() == 0) {
            return;
        }
        remember();
        if (newer != null) {
            newer.close();
        }
        if (desk != null) {
            desk.close();
        }
        if (content != null) {
            content.close();
        }
        dressing.close();
        if (stage != null) {
            stage.close();
        }
        closed.countDown();
    }

    /** Connections may take their time to close; the process does not wait for them for ever. */
    private static void end(@Nullable Session watched) throws InterruptedException {
        if (watched != null) {
            Thread.ofVirtual()
                    .name("close session")
                    .start(() -> {
                        // First, for who starts again at once wants the same ports.
                        watched.cluster().forwards().ifPresent(RememberedForwards::release);
                        watched.close();
                    })
                    .join(CLOSING);
        }
    }

    private void remember() {
        WindowContent shown = content;
        Stage window = stage;
        WindowContentFactory made = contents;
        if (shown == null || window == null || made == null) {
            return;
        }
        String theme = made.appearance().theme().name().toLowerCase(Locale.ROOT);
        int width = (int) window.getScene().getWidth();
        int height = (int) window.getScene().getHeight();
        settings.update(all -> all.withWindow(
                        theme,
                        shown.time().choiceProperty().get() instanceof TimeChoice.Last(var length)
                                ? length
                                : all.range(),
                        shown.time().refreshProperty().get(),
                        width,
                        height,
                        shown.dividers())
                .withLogs(shown.logLayout()));
    }

    private Remembered remembered(Session opened) {
        return new Remembered(
                new RememberedQueries(settings.cluster(opened.cluster().name())), RememberedSilences.in(settings));
    }
}
