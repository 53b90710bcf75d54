package dev.porthole.views.gallery;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** Runs parts of a test on JavaFX' thread, on whatever platform the test JVM was given (headless in the build). */
public final class UiThread {

    private static final long SECONDS = 120;

    private UiThread() {}

    public static <T> T call(Callable<T> part) {
        start();
        var task = new FutureTask<>(part);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("on the UI thread: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("the UI thread did not come to it in " + SECONDS + " s", e);
        }
    }

    public static void run(Runnable part) {
        call(() -> {
            part.run();
            return true;
        });
    }

    private static void start() {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyStarted) {
            return;
        }
        try {
            if (!started.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX did not start in " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
