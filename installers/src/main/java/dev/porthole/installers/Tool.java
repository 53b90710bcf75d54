package dev.porthole.installers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine. */
public record Tool(String program) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Whether it is on the PATH. */
    public boolean isThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    /**
     * Runs it to its end.
     *
     * @return what it wrote
     * @throws IllegalStateException when it fails or does not end; says what it wrote
     */
    public String run(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Path output = Files.createTempFile("tool", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(command + " did not end; it wrote: " + Files.readString(output));
            }
            String text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + "; it wrote: " + text);
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    public String run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), List.of(arguments));
    }
}
