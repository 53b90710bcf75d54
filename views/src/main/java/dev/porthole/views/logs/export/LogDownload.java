package dev.porthole.views.logs.export;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All lines of a query into a file, page by page, so that memory stays flat however many there are. For one thread, whose
 * interruption ends it; then, and when it fails, there is no file.
 */
final class LogDownload {

    private static final int PAGE = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TRIES = 5;

    private final LogSource source;
    private final LogQuery query;
    private final Consumer<Phrase> progress;
    private final long most;
    private final BackOff backoff =
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(15), RandomGenerator.getDefault());
    private long written;
    private boolean whole = true;
    private boolean more;

    /**
     * @param progress hears how far it is, on the thread that writes
     * @param most lines
     */
    LogDownload(LogSource source, LogQuery query, Consumer<Phrase> progress, long most) {
        this.source = source;
        this.query = query;
        this.progress = progress;
        this.most = most;
    }

    /** How it went. */
    Phrase write(LogExport.Format format, Path file) {
        try (var part = new PartFile(file)) {
            var export = new LogExport(format, part.writer());
            LogPage.@Nullable Cursor cursor = null;
            do {
                switch (page(cursor)) {
                    case Outcome.Failed<LogPage>(Failure.Cancelled stopped) -> {
                        return Phrase.of("log.export.cancelled");
                    }
                    case Outcome.Failed<LogPage>(var failure) -> {
                        return Phrase.of("log.export.failed", new FailureTexts().sentence(failure));
                    }
                    case Outcome.Success<LogPage>(var page, var notes) -> {
                        add(export, page);
                        cursor = page.next();
                    }
                }
            } while (cursor != null && written < most);
            part.complete();
            return Phrase.of(done(cursor), written, file.toString());
        } catch (IOException failed) {
            return Thread.currentThread().isInterrupted()
                    ? Phrase.of("log.export.cancelled")
                    : Phrase.of("log.export.failed", String.valueOf(failed.getMessage()));
        }
    }

    private String done(LogPage.@Nullable Cursor rest) {
        return !whole ? "log.export.partial" : more || rest != null ? "log.export.capped" : "log.export.done";
    }

    private void add(LogExport export, LogPage page) throws IOException {
        whole &= !page.timedOut();
        for (LogEntry entry : page.entries()) {
            if (written == most) {
                more = true;
                return;
            }
            export.write(entry);
            written++;
        }
        progress.accept(
                page.totalExact()
                        ? Phrase.of("log.export.progress", written, Math.max(written, page.total()))
                        : Phrase.of("log.export.progress.open", written));
    }

    /** What may pass by itself is tried again, for a search of many minutes is not to be lost by one bad second. */
    private Outcome<LogPage> page(LogPage.@Nullable Cursor cursor) {
        backoff.reset();
        while (true) {
            Outcome<LogPage> page = source.search(query, cursor, PAGE, Deadline.after(LIMIT));
            boolean again = page instanceof Outcome.Failed<LogPage>(var failure)
                    && failure.retryable()
                    && backoff.attempts() < TRIES;
            if (!again) {
                return page;
            }
            try {
                if (new CountDownLatch(1).await(backoff.next().toNanos(), TimeUnit.NANOSECONDS)) {
                    return page;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Outcome.failed(new Failure.Cancelled("logs", ""));
            }
        }
    }
}
