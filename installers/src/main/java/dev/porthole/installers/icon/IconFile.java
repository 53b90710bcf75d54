package dev.porthole.installers.icon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The icon as one file of the kind that a system shows. */
public sealed interface IconFile permits WindowsIcon, MacIcon {

    byte[] bytes();

    /**
     * The file for jpackage.
     *
     * @param pictures the folder of the PNG files
     * @param build where a file that is made of them is put
     * @param osName as the system property has it
     */
    static Path of(Path pictures, Path build, String osName) throws IOException {
        var all = new Pictures(pictures);
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Files.write(build.resolve("porthole.icns"), new MacIcon(all.of(MacIcon.SIZES)).bytes());
        }
        if (os.contains("win")) {
            return Files.write(build.resolve("porthole.ico"), new WindowsIcon(all.of(WindowsIcon.SIZES)).bytes());
        }
        return pictures.resolve("porthole-256.png").toAbsolutePath();
    }
}
