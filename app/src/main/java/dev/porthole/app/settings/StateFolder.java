package dev.porthole.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where the log is kept: {@code $XDG_STATE_HOME/porthole}, Library/Logs, LocalAppData. */
public final class StateFolder {

    private StateFolder() {}

    public static Path usualPlace(UnaryOperator<String> environment, String osName, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library/Logs/Porthole");
        }
        if (os.contains("win") && environment.apply("LOCALAPPDATA") != null) {
            return Path.of(environment.apply("LOCALAPPDATA"), "Porthole");
        }
        String xdg = environment.apply("XDG_STATE_HOME");
        return (xdg == null || xdg.isBlank() ? home.resolve(".local/state") : Path.of(xdg)).resolve("porthole");
    }
}
