package dev.porthole.app.command;

import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options all commands share. */
final class ConnectOptions {

    @Option(names = "--kubeconfig", paramLabel = "FILE", descriptionKey = "kubeconfig")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "CONTEXT", descriptionKey = "context")
    private @Nullable String context;

    @Option(names = "--namespace", paramLabel = "NAMESPACE", descriptionKey = "namespace")
    private @Nullable String namespace;

    @Option(names = "--prometheus", paramLabel = "URL", descriptionKey = "prometheus")
    private @Nullable Address prometheus;

    @Option(
            names = "--alertmanager",
            paramLabel = "URL",
            split = ",(?=(https?|svc)://)",
            splitSynopsisLabel = ",",
            descriptionKey = "alertmanager")
    private @Nullable List<Address> alertmanagers;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "elasticsearch")
    private @Nullable Address elasticsearch;

    @Option(names = "--kibana", paramLabel = "URL", descriptionKey = "kibana")
    private @Nullable Address kibana;

    @Option(names = "--log-index", paramLabel = "PATTERN", descriptionKey = "log-index")
    private @Nullable String logIndex;

    @Option(names = "--demo", descriptionKey = "demo")
    private boolean demo;

    @Option(names = "--read-only", descriptionKey = "read-only")
    private boolean readOnly;

    @Option(names = "--theme", paramLabel = "dark|light", descriptionKey = "theme")
    private @Nullable Theme theme;

    @Option(names = "--language", paramLabel = "en|ko", descriptionKey = "language")
    private @Nullable Locale language;

    /** Is looked for before anything is logged, see {@link Verbosity}; here it is only known and explained. */
    @Option(names = Verbosity.OPTION, descriptionKey = "verbose")
    private boolean verbose;

    Options options() {
        return new Options(
                Optional.ofNullable(kubeconfig),
                Optional.ofNullable(context),
                Optional.ofNullable(namespace),
                new NamedServers(
                        Optional.ofNullable(prometheus),
                        alertmanagers == null ? List.of() : alertmanagers,
                        Optional.ofNullable(elasticsearch),
                        Optional.ofNullable(kibana),
                        Optional.ofNullable(logIndex)),
                demo,
                readOnly,
                Optional.ofNullable(theme),
                Optional.ofNullable(language));
    }
}
