package dev.porthole.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that an earlier build may have left. */
public record FreshFolder(Path path) {

    /** Takes it away with all that is in it, for tools that demand that what they make is not there yet. */
    public Path gone() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return path;
    }

    /** Empty. */
    public Path made() throws IOException {
        return Files.createDirectories(gone());
    }
}
