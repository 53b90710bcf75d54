package dev.porthole.app.window;

import dev.porthole.app.opening.Opening;
import dev.porthole.app.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows of this process. Each watches one cluster with a session, threads and connections of its own, so that a
 * cluster that is dead slows no other.
 */
final class OpenWindows {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWindows.class);

    private final Maker maker;
    private final Set<ClusterWindow> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch last = new CountDownLatch(1);
    private final AtomicReference<@Nullable IllegalStateException> failure = new AtomicReference<>();

    /** Makes a window that is not shown yet. */
    @FunctionalInterface
    interface Maker {
        ClusterWindow make(OpenWindows windows, String context, String namespace);
    }

    OpenWindows(Maker maker) {
        this.maker = maker;
    }

    /**
     * Opens a window and returns at once. Any thread.
     *
     * @param context to watch there, as the {@link Settings} have it
     * @param namespace to begin with; empty for all
     */
    ClusterWindow open(String context, String namespace) {
        ClusterWindow window = maker.make(this, context, namespace);
        open.add(window);
        Thread.ofVirtual().name("window of " + context).start(() -> run(window));
        return window;
    }

    /**
     * What a later start wants shown: in a window that is open, if it may be, and else in a new one. Any thread.
     *
     * @param usual the context where none is asked for, as the {@link Settings} have it
     */
    void arrived(Opening opening, String usual) {
        open.stream()
                .filter(window -> !opening.newWindow())
                .filter(window -> opening.context().map(window::shows).orElse(true))
                .findFirst()
                .orElseGet(() -> open(
                        opening.context().orElse(usual), opening.namespace().orElse("")))
                .bringForward(opening);
    }

    private void run(ClusterWindow window) {
        try {
            window.runUntilClosed();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException notOpened) {
            LOG.error("A window could not be opened", notOpened);
            failure.compareAndSet(null, notOpened);
        } finally {
            open.remove(window);
            if (open.isEmpty()) {
                last.countDown();
            }
        }
    }

    /** Those that are open now, in no order. */
    List<ClusterWindow> all() {
        return List.copyOf(open);
    }

    /**
     * Blocks until the last window has been closed.
     *
     * @throws IllegalStateException when one could not be opened; the others were let be until they were closed
     */
    void awaitAllClosed() throws InterruptedException {
        last.await();
        IllegalStateException notOpened = failure.get();
        if (notOpened != null) {
            throw notOpened;
        }
    }

    /** Closes all, as a person would. Any thread. */
    void close() {
        open.forEach(ClusterWindow::close);
    }
}
