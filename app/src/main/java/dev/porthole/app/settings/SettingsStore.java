package dev.porthole.app.settings;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of this process, shared by its windows; each change is saved at once. Thread-safe. */
public final class SettingsStore {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final SettingsFile file;
    private Settings settings;
    private Settings saved;

    /** @param settings as loaded, with what the command line says on top */
    public SettingsStore(SettingsFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
        this.saved = settings;
    }

    public synchronized Settings now() {
        return settings;
    }

    public synchronized void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        settings = changed;
        // What could not be saved is tried again with the next change, even if that changes nothing.
        if (changed.equals(saved)) {
            return;
        }
        try {
            file.save(changed);
            saved = changed;
        } catch (IOException broken) {
            LOG.warn("the settings cannot be saved to {}", file.path(), broken);
        }
    }

    /** What is remembered of one cluster. */
    public ClusterMemory cluster(String name) {
        return new ClusterMemory(this, name);
    }
}
