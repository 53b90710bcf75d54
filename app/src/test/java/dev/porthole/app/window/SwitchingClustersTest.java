package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was shown before is let go: a window that goes from cluster to cluster all night stays as small as it was. */
class SwitchingClustersTest {

    private static final int SWITCHES = 10;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void ten_switches_leave_one_session_and_one_content() {
        List<WeakReference<Object>> sessions = new ArrayList<>();
        List<WeakReference<Object>> contents = new ArrayList<>();
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            for (int i = 0; i <= SWITCHES; i++) {
                if (i > 0) {
                    window.switchTo("sample " + i);
                }
                window.await("rows", SOON, () -> window.content().logs().rows().size() > 0);
                window.press(KeyCode.DIGIT4, true, false);
                window.press(KeyCode.DIGIT1, true, false);
                sessions.add(new WeakReference<>(window.session()));
                contents.add(new WeakReference<>(window.content()));
            }

            window.await("the others to go", SOON, () -> {
                System.gc();
                return alive(sessions) == 1 && alive(contents) == 1;
            });
            assertThat(sessions.getLast().get()).isSameAs(window.session());
        }
    }

    private static long alive(List<WeakReference<Object>> things) {
        return things.stream().filter(thing -> thing.get() != null).count();
    }
}
