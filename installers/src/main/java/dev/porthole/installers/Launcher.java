package dev.porthole.installers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where {@code jpackage} puts things on each platform.
 *
 * @param executable what a person starts
 * @param appFolder what the launcher calls {@code $APPDIR}: the class path's jars and the launcher's configuration
 * @param options what the platform wants of {@code jpackage} besides
 */
record Launcher(Path executable, Path appFolder, List<String> options) {

    private static final Path CONSOLE = Path.of("src", "main", "windows", "console.properties");

    /** The launcher of the image in this folder; {@code osName} as the system property has it. */
    static Launcher in(Path image, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            Path contents = image.resolve("porthole.app").resolve("Contents");
            return new Launcher(
                    contents.resolve("MacOS").resolve("porthole"),
                    contents.resolve("app"),
                    List.of("--mac-package-identifier", "dev.porthole.Porthole", "--mac-package-name", "Porthole"));
        }
        Path folder = image.resolve("porthole");
        if (os.contains("win")) {
            // A program with windows has no console there, and one with a console opens one beside its windows.
            return new Launcher(
                    folder.resolve("porthole.exe"),
                    folder.resolve("app"),
                    List.of("--add-launcher", "porthole-console=" + CONSOLE.toAbsolutePath()));
        }
        return new Launcher(
                folder.resolve("bin").resolve("porthole"), folder.resolve("lib").resolve("app"), List.of());
    }

    /** The launcher's own configuration: class path, main class and JVM options. */
    Path configuration() {
        return appFolder.resolve("porthole.cfg");
    }
}
