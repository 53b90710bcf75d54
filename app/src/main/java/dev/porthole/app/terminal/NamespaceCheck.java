package dev.porthole.app.terminal;

import dev.porthole.app.connect.Cluster;
import dev.porthole.app.yaml.Typed;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.i18n.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a namespace that was named is there. */
public final class NamespaceCheck {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private NamespaceCheck() {}

    /** That it is not; empty as well where the namespaces may not be listed. */
    public static Optional<Phrase> problem(Cluster cluster, String namespace) {
        Outcome<List<String>> namespaces =
                cluster.workloads().ask(Deadline.after(LIMIT), (source, limit) -> source.namespaces(limit));
        if (!(namespaces instanceof Outcome.Success<List<String>>(var known, var notes)) || known.contains(namespace)) {
            return Optional.empty();
        }
        return Optional.of(new Typed(namespace)
                .nearest(known)
                .map(near -> Phrase.of("terminal.noNamespace.near", namespace, cluster.name(), near))
                .orElseGet(() -> Phrase.of("terminal.noNamespace", namespace, cluster.name())));
    }
}
