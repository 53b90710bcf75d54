package dev.porthole.app.alerts.silences;

import dev.porthole.app.settings.SettingsStore;
import dev.porthole.views.alerts.silences.SilenceMemory;

/** Author and comment of the last silence, in the settings; before the first one the user of this machine is the author. */
public record RememberedSilences(SettingsStore store, String user) implements SilenceMemory {

    /** Forgets everything with the window. */
    public static final SilenceMemory NOWHERE = new SilenceMemory() {
        @Override
        public String author() {
            return "";
        }

        @Override
        public String comment() {
            return "";
        }

        @Override
        public void keep(String author, String comment) {
            // a picture is painted once
        }
    };

    /** @param store may be used by others too */
    public static RememberedSilences in(SettingsStore store) {
        return new RememberedSilences(store, System.getProperty("user.name", ""));
    }

    @Override
    public String author() {
        String last = store.now().writing().author();
        return last.isEmpty() ? user : last;
    }

    @Override
    public String comment() {
        return store.now().writing().comment();
    }

    @Override
    public void keep(String author, String comment) {
        store.update(all -> all.withWriting(all.writing().by(author, comment)));
    }
}
