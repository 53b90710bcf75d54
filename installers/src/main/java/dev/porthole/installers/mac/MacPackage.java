package dev.porthole.installers.mac;

import java.nio.file.Path;
import java.util.List;

/**
 * A dmg, from which the application is dragged into its folder.
 *
 * @param image the application, as jpackage made it
 * @param output the folder it is put into
 */
public record MacPackage(String version, Path image, Path output) {

    /** What jpackage is told. */
    public List<String> arguments() {
        return List.of(
                "--type",
                "dmg",
                "--name",
                "Porthole",
                "--app-version",
                new BundleVersion(version).text(),
                "--app-image",
                image.toString(),
                "--dest",
                output.toString());
    }
}
