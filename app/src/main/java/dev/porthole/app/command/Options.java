package dev.porthole.app.command;

import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param context of the kubeconfig; the current one when empty
 * @param namespace to begin with; all when empty
 * @param servers that are not looked for
 * @param demo the sample cluster, whatever else is there
 * @param readOnly nothing is written to any server: no silence, no alert
 */
public record Options(
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<String> namespace,
        NamedServers servers,
        boolean demo,
        boolean readOnly,
        Optional<Theme> theme,
        Optional<Locale> language) {

    /** The same for a command that has nothing to write. */
    public Options readingOnly() {
        return new Options(kubeconfig, context, namespace, servers, demo, true, theme, language);
    }
}
