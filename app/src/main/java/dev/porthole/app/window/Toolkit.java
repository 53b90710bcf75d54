package dev.porthole.app.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Starts JavaFX: on the screen, or without one, painting into memory by software. */
final class Toolkit {

    private static final int START_SECONDS = 20;

    /** Makes every window of this process invisible; only before the toolkit runs. */
    void withoutScreen() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /** Starts the toolkit, or finds it running. */
    void start() throws InterruptedException {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException runsAlready) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the window system did not start within " + START_SECONDS + " s");
        }
    }

    void stop() {
        Platform.exit();
    }
}
