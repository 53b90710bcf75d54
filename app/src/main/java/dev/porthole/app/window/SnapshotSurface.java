package dev.porthole.app.window;

import dev.porthole.app.command.WindowSize;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Scene;

/** Paints the window of a session into a file, without a screen. */
final class SnapshotSurface {

    private static final Duration UI_LIMIT = Duration.ofSeconds(20);

    /** Time for the answers that came last to be painted: a few pulses. */
    private static final Duration SETTLE = Duration.ofMillis(1_500);

    private final ConsoleFactory consoles;

    SnapshotSurface(ConsoleFactory consoles) {
        this.consoles = consoles;
    }

    /** Blocks until the file is there. The session should have its answers already, for nothing is waited for here. */
    void paint(Session session, Settings settings, String namespace, WindowSize size, Path file)
            throws IOException, InterruptedException {
        record Painted(Console console, Scene scene) {}
        Painted painted = onUiThread(() -> {
            Console console = consoles.create(session, settings, namespace);
            Scene scene = new Scene(console.root(), size.width(), size.height());
            consoles.dress(scene);
            return new Painted(console, scene);
        });
        new java.util.concurrent.CountDownLatch(1).await(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            IOException broken = onUiThread(() -> {
                try {
                    new Painting().write(painted.scene(), file);
                    return null;
                } catch (IOException failed) {
                    return failed;
                }
            });
            if (broken != null) {
                throw broken;
            }
        } finally {
            onUiThread(() -> {
                painted.console().close();
                return null;
            });
        }
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T onUiThread(Supplier<T> work)
            throws InterruptedException {
        var result = new CompletableFuture<T>();
        consoles.bridge().run(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException bug) {
                result.completeExceptionally(bug);
            }
        });
        try {
            return result.get(UI_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException bug) {
            throw new IllegalStateException("the window could not be painted", bug);
        }
    }
}
