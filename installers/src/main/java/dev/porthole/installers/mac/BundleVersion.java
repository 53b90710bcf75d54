package dev.porthole.installers.mac;

/**
 * The version of a bundle. It begins with no zero (CFBundleVersion; jpackage refuses it), so all that comes before 1.0 is
 * 1.0.0 there: the file's name and {@code --version} have the true one.
 *
 * @param version such as "0.1.0"
 */
public record BundleVersion(String version) {

    public String text() {
        return version.startsWith("0.") ? "1.0.0" : version;
    }
}
