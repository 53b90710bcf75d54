package dev.porthole.app.window;

import dev.porthole.app.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The windows of this process. Each watches one cluster with a session, threads and connections of its own, so that a
 * cluster that is dead slows no other.
 */
final class Windows {

    private final Maker maker;
    private final Set<WindowSurface> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch last = new CountDownLatch(1);

    /** Makes a window that is not shown yet. */
    @FunctionalInterface
    interface Maker {
        WindowSurface make(Windows windows, String context, String namespace);
    }

    Windows(Maker maker) {
        this.maker = maker;
    }

    /**
     * Opens a window and returns at once. Any thread.
     *
     * @param context to watch there, as the {@link Settings} have it
     * @param namespace to begin with; empty for all
     */
    WindowSurface open(String context, String namespace) {
        WindowSurface window = maker.make(this, context, namespace);
        open.add(window);
        Thread.ofVirtual().name("window of " + context).start(() -> run(window));
        return window;
    }

    private void run(WindowSurface window) {
        try {
            window.runUntilClosed();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(window);
            if (open.isEmpty()) {
                last.countDown();
            }
        }
    }

    /** Those that are open now, in no order. */
    List<WindowSurface> all() {
        return List.copyOf(open);
    }

    /** Blocks until the last window has been closed. */
    void awaitAllClosed() throws InterruptedException {
        last.await();
    }

    /** Closes all, as a person would. Any thread. */
    void close() {
        open.forEach(WindowSurface::close);
    }
}
