package dev.porthole.app.fence;

import com.palantir.javaformat.java.Main;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The repository's Java files as palantir-java-format writes them; run by itself, it formats them all. */
final class SourceFormat {

    private final Path repository;

    SourceFormat(Path repository) {
        this.repository = repository;
    }

    /** Formats every file in place, and exits: the formatter's threads would not. Argument: the repository's folder. */
    public static void main(String[] arguments) throws Exception {
        new SourceFormat(Path.of(arguments[0])).run("--replace");
        System.exit(0);
    }

    /** The files that are written otherwise, one a line; empty when there is none. */
    String unformatted() throws Exception {
        return run("--dry-run").replace(repository + File.separator, "");
    }

    private String run(String mode) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--palantir", mode));
        sources().forEach(file -> arguments.add(file.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new Main(new PrintWriter(out, true), new PrintWriter(err, true), InputStream.nullInputStream())
                .format(arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("palantir-java-format ended with " + code + ": " + err);
        }
        return out.toString();
    }

    private List<Path> sources() {
        try (var files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".java") && !built(repository.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean built(Path file) {
        return file.startsWith("target") || file.toString().contains("/target/");
    }
}
