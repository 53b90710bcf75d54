package dev.porthole.views.logs.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there as a whole or not at all: written beside its place under another name, and moved there when it is
 * complete. What was there before stays until then.
 */
final class PartFile implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final Writer writer;

    PartFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.part = this.file.resolveSibling(file.getFileName() + ".part");
        this.writer = Files.newBufferedWriter(part);
    }

    Writer writer() {
        return writer;
    }

    void complete() throws IOException {
        writer.close();
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
