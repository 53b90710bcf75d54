package dev.porthole.app.command;

import dev.porthole.views.i18n.Phrase;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Where a picture is to be written: a new name or a regular file, in a folder that can be written. */
public record SnapshotFile(Path path) {

    /** Why nothing can be written there, known before anything is painted; nothing is touched. */
    public Optional<Phrase> problem() {
        Path absolute = path.toAbsolutePath();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Phrase.of("terminal.snapshot.notAFile", path.toString()));
        }
        Path there = absolute.getParent();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there)
                ? Optional.empty()
                : Optional.of(Phrase.of("terminal.snapshot.folder", String.valueOf(there)));
    }
}
