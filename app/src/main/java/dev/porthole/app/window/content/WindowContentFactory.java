package dev.porthole.app.window.content;

import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.session.Remembered;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.time.Ticks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;

/** Makes contents that share one look, one language and one way onto the UI thread. */
public final class WindowContentFactory implements AutoCloseable {

    private static final int PAINTERS = 2;

    private final UiBridge bridge = new UiBridge();
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("porthole-ticks").factory());
    /** What comes after the end is for nobody's eyes. */
    private final ExecutorService painting = new ThreadPoolExecutor(
            PAINTERS,
            PAINTERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("porthole-paint-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Messages messages;
    private final Appearance appearance;
    private final Contexts contexts;
    private final BoardLibrary boards;

    /**
     * @param appearance one for all windows, so that they change together
     * @param boards that can be chosen; whoever gives them closes them
     */
    public WindowContentFactory(Messages messages, Appearance appearance, Contexts contexts, BoardLibrary boards) {
        this.boards = boards;
        this.messages = messages;
        this.appearance = appearance;
        this.contexts = contexts;
    }

    public UiBridge bridge() {
        return bridge;
    }

    public Appearance appearance() {
        return appearance;
    }

    /** Until closed. */
    public Subscription dress(Scene scene) {
        return appearance.dress(scene);
    }

    /** On the UI thread. */
    public WindowContent create(Session session, Settings settings, String namespace, Remembered remembered) {
        var around = new Surroundings(
                messages,
                appearance,
                bridge,
                new Ticks(ticking, bridge),
                InstantSource.system(),
                settings.layout().utc() ? ZoneOffset.UTC : ZoneId.systemDefault(),
                painting,
                contexts);
        return new WindowContent(session, settings, namespace, remembered, around, boards);
    }

    @Override
    public void close() {
        ticking.shutdownNow();
        painting.shutdownNow();
    }
}
