package dev.porthole.app.boards.file;

import dev.porthole.connectors.api.Subscription;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All boards that can be chosen: those that come with Porthole, and a person's own. Own ones are read again when the
 * system says that a file in their folder changed, once the changes rest; nothing is polled. Thread-safe.
 */
public final class BoardLibrary implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardLibrary.class);
    /** An editor writes a file in several steps. */
    private static final long RESTS_MILLIS = 150;

    private final BuiltInBoards builtIn = new BuiltInBoards();
    private final BoardFolder folder;
    private final List<Path> openedElsewhere = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<BoardEntry> shipped;
    private volatile List<BoardEntry> all;
    private @Nullable WatchService watch;
    private boolean closed;

    /** @param folder of the person's own; need not be there */
    public BoardLibrary(Path folder) {
        this.folder = new BoardFolder(folder);
        this.shipped = builtIn.all();
        this.all = shipped;
    }

    /** Reads the person's boards, and keeps them up to date until closed. Creates their folder, so that it can be watched. */
    public void begin() {
        try {
            Files.createDirectories(folder.path());
            WatchService service = folder.path().getFileSystem().newWatchService();
            folder.path()
                    .register(
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
            Thread.ofPlatform().daemon().name("porthole-boards").start(() -> watch(service));
        } catch (IOException | UnsupportedOperationException unwatched) {
            LOG.warn("the boards in {} are not watched", folder.path(), unwatched);
        }
        readAgain();
    }

    public List<BoardEntry> all() {
        return all;
    }

    public Optional<BoardEntry> find(String id) {
        return all.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Where a person's own boards are. */
    public Path folder() {
        return folder.path();
    }

    public BuiltInBoards builtIn() {
        return builtIn;
    }

    /**
     * Takes a board file from anywhere, such as one that was double-clicked; it can be chosen until Porthole ends. Reads it;
     * not for the UI thread.
     *
     * @return its entry, whose mistakes say what is wrong with it
     */
    public BoardEntry open(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        synchronized (this) {
            boolean ours = folder.path().toAbsolutePath().normalize().equals(whole.getParent());
            if (!ours && !openedElsewhere.contains(whole)) {
                openedElsewhere.add(whole);
            }
        }
        readAgain();
        return all.stream()
                .filter(entry -> entry.file()
                        .filter(path -> path.toAbsolutePath().normalize().equals(whole))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> folder.read(whole));
    }

    /** Calls {@code changed} whenever boards may be other ones than before; on a thread of its own. */
    public Subscription listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Reads the person's boards again at once. */
    public void readAgain() {
        synchronized (this) {
            var found = new ArrayList<>(shipped);
            found.addAll(folder.read());
            openedElsewhere.forEach(file -> found.add(folder.read(file)));
            all = List.copyOf(found);
        }
        listeners.forEach(Runnable::run);
    }

    private void watch(WatchService service) {
        try {
            while (true) {
                WatchKey key = service.take();
                while (key != null) {
                    key.pollEvents();
                    if (!key.reset()) {
                        LOG.info("the folder {} is gone; its boards are no longer watched", folder.path());
                        readAgain();
                        return;
                    }
                    key = service.poll(RESTS_MILLIS, TimeUnit.MILLISECONDS);
                }
                readAgain();
            }
        } catch (ClosedWatchServiceException ended) {
            LOG.debug("boards are no longer watched");
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
                LOG.debug("the watch of boards cannot be closed", broken);
            }
        }
    }
}
