package dev.porthole.installers.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The packages that the build has made, and the tools that check them; a test without them is skipped and says so. */
final class Packages {

    private final Path folder;

    Packages() {
        folder = Path.of(System.getProperty("porthole.packages", "none"));
        if (!Files.isDirectory(folder)) {
            throw skipped("the packages are not built: add -Pinstallers");
        }
    }

    /** The only one whose name ends so. */
    Path ending(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(end)).toList();
            if (found.isEmpty()) {
                throw skipped("no " + end + " in " + folder + ": its tool was missing when they were built");
            }
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    /** A file as it is installed, by its path from the root. */
    Path installed(String path) {
        return folder.resolveSibling("package-files").resolve(path);
    }

    static Tool tool(String name) {
        var tool = new Tool(name);
        if (!tool.isThere()) {
            throw skipped(name + " is not there");
        }
        return tool;
    }

    static RuntimeException skipped(String reason) {
        System.err.println("SKIPPED " + Packages.class.getName() + ": " + reason);
        Assumptions.abort(reason);
        return new IllegalStateException(reason);
    }
}
