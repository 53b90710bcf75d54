package dev.porthole.installers;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where {@code jpackage} puts things on each platform.
 *
 * @param executable what a person starts
 * @param appFolder what the launcher calls {@code $APPDIR}: the class path's jars and the launcher's configuration
 * @param icon in the form that the platform wants, if it is drawn
 */
record Launcher(Path executable, Path appFolder, Optional<Path> icon) {

    private static final Path ICONS = Path.of("src", "main", "icons");

    /** The launcher of the image in this folder; {@code osName} as the system property has it. */
    static Launcher in(Path image, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            Path contents = image.resolve("porthole.app").resolve("Contents");
            return new Launcher(
                    contents.resolve("MacOS").resolve("porthole"), contents.resolve("app"), Optional.empty());
        }
        Path folder = image.resolve("porthole");
        if (os.contains("win")) {
            return new Launcher(folder.resolve("porthole.exe"), folder.resolve("app"), Optional.empty());
        }
        return new Launcher(
                folder.resolve("bin").resolve("porthole"),
                folder.resolve("lib").resolve("app"),
                Optional.of(ICONS.resolve("porthole-256.png").toAbsolutePath()));
    }

    /** The launcher's own configuration: class path, main class and JVM options. */
    Path configuration() {
        return appFolder.resolve("porthole.cfg");
    }
}
