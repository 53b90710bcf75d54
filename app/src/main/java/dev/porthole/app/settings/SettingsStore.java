package dev.porthole.app.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of this process, shared by its windows. A change is known at once and saved a moment later, with those
 * that come meanwhile, on a thread of its own; what another process changed is taken over then. Thread-safe.
 */
public final class SettingsStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final Duration TOGETHER = Duration.ofMillis(300);

    private final SettingsFile file;
    private final Consumer<IOException> trouble;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object saving = new Object();
    private Settings settings;
    private Settings saved;
    private boolean waiting;
    private boolean told;

    /** @param settings as loaded, with what the command line says on top */
    public SettingsStore(SettingsFile file, Settings settings) {
        this(file, settings, broken -> {});
    }

    /** @param trouble is told the first time that nothing can be saved, and not again */
    public SettingsStore(SettingsFile file, Settings settings, Consumer<IOException> trouble) {
        this.file = file;
        this.settings = settings;
        this.saved = settings;
        this.trouble = trouble;
    }

    public synchronized Settings now() {
        return settings;
    }

    /** Changes them; asks no disk. What could not be saved is tried again with the next change, even if that changes nothing. */
    public synchronized void update(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
        if (settings.equals(saved) || waiting) {
            return;
        }
        waiting = true;
        Thread.ofVirtual().name("save settings").start(this::saveSoon);
    }

    private void saveSoon() {
        try {
            closing.await(TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        save();
    }

    private void save() {
        synchronized (saving) {
            Settings base;
            Settings mine;
            synchronized (this) {
                waiting = false;
                base = saved;
                mine = settings;
            }
            if (mine.equals(base)) {
                return;
            }
            try {
                saved(mine, file.save(base, mine));
            } catch (IOException broken) {
                LOG.warn("the settings cannot be saved to {}", file.path(), broken);
                tell(broken);
            }
        }
    }

    /** What was changed while they were saved stays changed. */
    private synchronized void saved(Settings mine, Settings written) {
        settings = new SettingsMerge(mine, settings, written).merged();
        saved = written;
    }

    private void tell(IOException broken) {
        boolean first;
        synchronized (this) {
            first = !told;
            told = true;
        }
        if (first) {
            trouble.accept(broken);
        }
    }

    /** What is remembered of one cluster. */
    public ClusterMemory cluster(String name) {
        return new ClusterMemory(this, name);
    }

    /** Saves what is not saved yet; blocks until it is. */
    @Override
    public void close() {
        closing.countDown();
        save();
    }
}
