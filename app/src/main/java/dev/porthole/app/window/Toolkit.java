package dev.porthole.app.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Starts JavaFX: on the screen, or without one, painting into memory by software. */
final class Toolkit {

    private static final int START_SECONDS = 20;

    /** Held here, or its level would be forgotten with it. */
    private static final Logger CLASS_PATH_WARNING = Logger.getLogger("javafx");

    /** Makes every window of this process invisible; only before the toolkit runs. */
    void withoutScreen() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /** Starts the toolkit, or finds it running. */
    void start() throws InterruptedException {
        // it warns that it is on the class path, which it is on purpose
        CLASS_PATH_WARNING.setLevel(Level.SEVERE);
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
