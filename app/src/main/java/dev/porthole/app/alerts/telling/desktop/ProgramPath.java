package dev.porthole.app.alerts.telling.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where programs are found.
 *
 * @param folders as the environment has them in {@code PATH}; those that are not absolute are passed over
 */
record ProgramPath(String folders) {

    Optional<String> find(String program) {
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> place(folder, program).stream())
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Optional<Path> place(String folder, String program) {
        try {
            return Optional.of(Path.of(folder)).filter(Path::isAbsolute).map(path -> path.resolve(program));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }
}
