package dev.porthole.installers.windows;

import java.nio.file.Path;
import java.util.List;

/**
 * An msi, for the person who installs it and no other: no administrator is asked for. jpackage makes it with WiX.
 *
 * @param image the application, as jpackage made it
 * @param licence which the installer shows
 * @param output the folder it is put into
 */
public record WindowsPackage(String version, Path image, Path licence, Path output) {

    /** Tells Windows that another version is the same product: a later one takes its place. Never to be changed. */
    private static final String UPGRADES = "5f6a6c0e-3c0b-4c55-9d0a-0f1b7a6d2e41";

    /** What jpackage is told. */
    public List<String> arguments() {
        return List.of(
                "--type",
                "msi",
                "--name",
                "Porthole",
                "--app-version",
                version,
                "--vendor",
                "Porthole",
                "--description",
                "The console for whoever is on call for services on Kubernetes",
                "--app-image",
                image.toString(),
                "--license-file",
                licence.toString(),
                "--win-per-user-install",
                "--win-dir-chooser",
                "--win-menu",
                "--win-menu-group",
                "Porthole",
                "--win-shortcut-prompt",
                "--win-upgrade-uuid",
                UPGRADES,
                "--dest",
                output.toString());
    }
}
