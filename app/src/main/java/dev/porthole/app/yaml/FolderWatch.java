package dev.porthole.app.yaml;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when a file in a folder changed, once the changes rest; nothing is polled. Thread-safe. */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    /** An editor writes a file in several steps. */
    private static final long RESTS_MILLIS = 150;

    private final Path folder;
    private final String name;
    private final Runnable changed;
    private @Nullable WatchService watch;
    private boolean closed;

    /**
     * @param name of the thread that watches
     * @param changed is called on that thread
     */
    public FolderWatch(Path folder, String name, Runnable changed) {
        this.folder = folder;
        this.name = name;
        this.changed = changed;
    }

    /** Creates the folder, so that it can be watched. Where that cannot be, nothing is watched, which is logged. */
    public void begin() {
        try {
            Files.createDirectories(folder);
            WatchService service = folder.getFileSystem().newWatchService();
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            synchronized (this) {
                if (closed) {
                    service.close();
                    return;
                }
                watch = service;
            }
            Thread.ofPlatform().daemon().name(name).start(() -> watch(service));
        } catch (IOException | UnsupportedOperationException unwatched) {
            LOG.warn("the folder {} is not watched", folder, unwatched);
        }
    }

    private void watch(WatchService service) {
        try {
            while (true) {
                WatchKey key = service.take();
                while (key != null) {
                    key.pollEvents();
                    if (!key.reset()) {
                        LOG.info("the folder {} is gone; it is no longer watched", folder);
                        changed.run();
                        return;
                    }
                    key = service.poll(RESTS_MILLIS, TimeUnit.MILLISECONDS);
                }
                changed.run();
            }
        } catch (ClosedWatchServiceException ended) {
            LOG.debug("{} is no longer watched", folder);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException broken) {
                LOG.debug("the watch of {} cannot be closed", folder, broken);
            }
        }
    }
}
