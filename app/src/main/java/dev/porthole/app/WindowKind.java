package dev.porthole.app;

import dev.porthole.app.command.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What two starts must have in common to share their windows: the screen, the kubeconfig, the servers that were named, and
 * the settings. Context and namespace are none of it, for every window has its own.
 */
record WindowKind(Options options, Map<String, String> environment, Path home) {

    private static final List<String> VARIABLES =
            List.of("DISPLAY", "WAYLAND_DISPLAY", "KUBECONFIG", "XDG_CONFIG_HOME", "APPDATA");

    private static final int LETTERS = 16;

    /** Fit for a file's name; nothing of the options can be read in it. */
    String name() {
        var text = new StringBuilder(home.toString());
        VARIABLES.forEach(variable -> text.append('\n').append(environment.getOrDefault(variable, "")));
        text.append('\n').append(options.kubeconfig().map(Path::toAbsolutePath));
        text.append('\n').append(options.servers()).append('\n').append(options.demo());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "window-" + HexFormat.of().formatHex(digest).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
