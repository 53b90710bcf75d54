package dev.porthole.views.logs.export;

import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.store.LogRows;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One export at a time, with its progress and a way to stop it. UI thread only. */
public final class LogExports {

    private static final long MOST = 1_000_000;

    private final UiBridge bridge;
    private final Consumer<Phrase> said;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyObjectWrapper<Phrase> progress = new ReadOnlyObjectWrapper<>(this, "progress", Phrase.NONE);
    private @Nullable Thread writer;

    /** @param said hears how it went */
    public LogExports(UiBridge bridge, Consumer<Phrase> said) {
        this.bridge = bridge;
        this.said = said;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far it is; empty when nothing runs. */
    public ReadOnlyObjectProperty<Phrase> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /**
     * All lines that a query finds, not only those that are on screen; a million at most.
     *
     * @param source null for the rows that are there
     */
    public void write(@Nullable LogSource source, LogQuery query, LogRows rows, LogExport.Format format, Path file) {
        if (source == null) {
            var shown = new LogFile(bridge, rows);
            begin(() -> shown.write(format, file));
        } else {
            var download = new LogDownload(source, query, now -> bridge.conflate(this, () -> tell(now)), MOST);
            begin(() -> download.write(format, file));
        }
    }

    /** Ends what runs; no file is left of it. */
    public void cancel() {
        if (writer != null) {
            writer.interrupt();
        }
    }

    private interface Work {
        Phrase write();
    }

    private void begin(Work work) {
        cancel();
        Thread mine = Thread.ofVirtual().name("logs export").unstarted(() -> {
            Phrase result = work.write();
            Thread self = Thread.currentThread();
            bridge.run(() -> end(self, result));
        });
        writer = mine;
        running.set(true);
        progress.set(Phrase.of("log.export.begun"));
        mine.start();
    }

    /** Progress that is on its way when the end has been told is not told any more. */
    private void tell(Phrase now) {
        if (running.get()) {
            progress.set(now);
        }
    }

    private void end(Thread who, Phrase result) {
        if (who == writer) {
            writer = null;
            running.set(false);
            progress.set(Phrase.NONE);
            said.accept(result);
        }
    }
}
