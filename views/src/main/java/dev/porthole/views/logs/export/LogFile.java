package dev.porthole.views.logs.export;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Writes the rows that are there to a file; the lines are read in small parts on the UI thread, to
 * which the arena belongs.
 */
final class LogFile {

    private static final int PART = 500;

    private final UiBridge bridge;
    private final LineArena arena;
    private final int[] lines;

    /** On the UI thread; later changes of {@code rows} do not matter. */
    LogFile(UiBridge bridge, LogRows rows) {
        this.bridge = bridge;
        this.arena = rows.arena();
        this.lines = new int[rows.size()];
        for (int row = 0; row < lines.length; row++) {
            lines[row] = rows.line(row);
        }
    }

    /** On the thread that writes; how it went. */
    Phrase write(LogExport.Format format, Path file) {
        int written = 0;
        try (var part = new PartFile(file)) {
            var export = new LogExport(format, part.writer());
            for (int from = 0; from < lines.length; from += PART) {
                for (LogEntry entry : read(from)) {
                    export.write(entry);
                    written++;
                }
            }
            part.complete();
            return Phrase.of("log.export.done", written, file.toString());
        } catch (IOException | ExecutionException failed) {
            return Thread.currentThread().isInterrupted()
                    ? Phrase.of("log.export.cancelled")
                    : Phrase.of("log.export.failed", String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Phrase.of("log.export.cancelled");
        }
    }

    private List<LogEntry> read(int from) throws ExecutionException, InterruptedException {
        var part = new CompletableFuture<List<LogEntry>>();
        bridge.run(() -> {
            var entries = new ArrayList<LogEntry>(PART);
            for (int i = from; i < Math.min(lines.length, from + PART); i++) {
                if (lines[i] >= arena.first() && lines[i] < arena.end()) {
                    entries.add(arena.entry(lines[i]));
                }
            }
            part.complete(entries);
        });
        return part.get();
    }
}
