package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FolderWatch;
import dev.porthole.connectors.api.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All boards that can be chosen: those that come with Porthole, and a person's own. Own ones are read again when the
 * system says that a file in their folder changed. Thread-safe.
 */
public final class BoardLibrary implements AutoCloseable {

    private final BuiltInBoards builtIn = new BuiltInBoards();
    private final BoardFolder folder;
    private final FolderWatch watch;
    private final List<Path> openedElsewhere = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<BoardEntry> shipped;
    private volatile List<BoardEntry> all;

    /** @param folder of the person's own; need not be there */
    public BoardLibrary(Path folder) {
        this.folder = new BoardFolder(folder);
        this.watch = new FolderWatch(folder, "porthole-boards", this::readAgain);
        this.shipped = builtIn.all();
        this.all = shipped;
    }

    /** Reads the person's boards, and keeps them up to date until closed. Creates their folder, so that it can be watched. */
    public void begin() {
        watch.begin();
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

    @Override
    public void close() {
        watch.close();
    }
}
