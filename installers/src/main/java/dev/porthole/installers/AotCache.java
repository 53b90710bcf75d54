package dev.porthole.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loaded and linked classes, kept beside the application so that a start need not do that work again (JEP 483, 514). It
 * fits only the runtime and the class path it was made with; where it does not fit, the JVM starts without it.
 */
final class AotCache {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Launcher launcher;
    private final Path work;

    AotCache(Launcher launcher, Path work) {
        this.launcher = launcher;
        this.work = work;
    }

    /** Runs the application once to see what it loads, writes the cache, and tells the launcher about it. */
    void train() throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path seen = work.resolve("porthole.aotconf").toAbsolutePath();
        Path cache = launcher.appFolder().resolve("porthole.aot");
        run("-XX:AOTMode=record -XX:AOTConfiguration=" + seen, "snapshot", "board.png", "--demo");
        run("-XX:AOTMode=create -XX:AOTConfiguration=" + seen + " -XX:AOTCache=" + cache.toAbsolutePath());
        Files.writeString(
                launcher.configuration(),
                "java-options=-XX:AOTCache=$APPDIR"
                        + launcher.configuration().getFileSystem().getSeparator() + cache.getFileName()
                        + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    /** With settings and logs of its own, so that a build never reads or writes a person's. */
    private void run(String jvmOptions, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(launcher.executable().toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = work.resolve("output.txt");
        var builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", jvmOptions);
        for (String folder : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA")) {
            builder.environment().put(folder, work.toAbsolutePath().toString());
        }
        Process process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end; it wrote: " + Files.readString(output));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    command + " ended with " + process.exitValue() + "; it wrote: " + Files.readString(output));
        }
    }
}
