package dev.porthole.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes that change the same settings at the same time. */
@Timeout(120)
class TwoProcessesTest {

    private static final int CHANGES = 40;

    @TempDir
    private Path folder;

    /** What each process does. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            var file = new SettingsFile(Path.of(arguments[0]));
            Path ready = Path.of(arguments[1]);
            var store = new SettingsStore(file, file.load());
            Files.createFile(ready);
            while (!Files.exists(Path.of(arguments[2]))) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < CHANGES; i++) {
                store.cluster(ready.getFileName() + "-" + i).chooseServer("prometheus", "monitoring/p:" + i);
                store.close();
            }
        }
    }

    @Test
    void neither_overwrites_what_the_other_one_remembers() throws Exception {
        Path file = folder.resolve("porthole/settings.json");
        Path go = folder.resolve("go");
        List<Process> both = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            both.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString(),
                            folder.resolve(name).toString(),
                            go.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".txt").toFile())
                    .start());
        }
        while (!Files.exists(folder.resolve("one")) || !Files.exists(folder.resolve("other"))) {
            assertThat(both).allMatch(Process::isAlive);
            Thread.onSpinWait();
        }
        Files.createFile(go);
        for (Process process : both) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        assertThat(new SettingsFile(file).load().clusters()).hasSize(2 * CHANGES);
        assertThat(folder.resolve("porthole")).isDirectoryNotContaining("glob:**.{tmp,bak}");
    }
}
