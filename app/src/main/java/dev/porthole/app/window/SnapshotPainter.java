package dev.porthole.app.window;

import dev.porthole.app.command.WindowSize;
import dev.porthole.app.session.Remembered;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.window.content.WindowContent;
import dev.porthole.app.window.content.WindowContentFactory;
import dev.porthole.connectors.api.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Paints the window of a session into a file, without a screen. */
final class SnapshotPainter {

    private static final Duration UI_LIMIT = Duration.ofSeconds(20);

    private static final Duration ANSWERS = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** In a row; enough for what was painted off the UI thread to come back. */
    private static final int QUIET_LOOKS = 12;

    private final WindowContentFactory contents;

    SnapshotPainter(WindowContentFactory contents) {
        this.contents = contents;
    }

    /** Blocks until the file is there: when every pane has its answer, or has waited long enough. */
    void paint(Session session, Settings settings, String namespace, WindowSize size, Path file)
            throws IOException, InterruptedException {
        record Shown(WindowContent content, Stage stage) {}
        Shown shown = onUiThread(() -> {
            WindowContent content = contents.create(session, settings, namespace, Remembered.NOWHERE);
            Scene scene = new Scene(content.root(), size.width(), size.height());
            contents.dress(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new Shown(content, stage);
        });
        try {
            awaitAnswers(shown.content());
            IOException broken = onUiThread(() -> {
                try {
                    new Painting().write(shown.stage().getScene(), file);
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
                shown.stage().hide();
                shown.content().close();
                return true;
            });
        }
    }

    /** Looks again and again whether every pane has got its answer and nothing more is on its way to be painted. */
    private void awaitAnswers(WindowContent content) throws InterruptedException {
        var never = new CountDownLatch(1);
        Deadline deadline = Deadline.after(ANSWERS);
        int quiet = 0;
        while (!deadline.passed() && quiet < QUIET_LOOKS) {
            never.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            quiet = onUiThread(content::isSettled) && contents.bridge().isIdle() ? quiet + 1 : 0;
        }
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T onUiThread(Supplier<T> work)
            throws InterruptedException {
        var result = new CompletableFuture<T>();
        contents.bridge().run(() -> {
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
