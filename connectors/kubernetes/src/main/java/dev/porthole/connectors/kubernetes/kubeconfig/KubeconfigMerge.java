package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the entries of several files together, and contexts out of clusters and users. Runs no credential plugin. */
final class KubeconfigMerge {

    private final Map<String, KubeconfigFile.Link> contexts = new LinkedHashMap<>();
    private final Map<String, Entry<ApiEndpoint>> clusters = new LinkedHashMap<>();
    private final Map<String, Entry<UserAuth>> users = new LinkedHashMap<>();
    private final List<Detail> problems = new ArrayList<>();
    private String current = "";

    Kubeconfig merge(List<Path> files) {
        var read = new ArrayList<Path>();
        for (Path file : files) {
            if (read(file)) {
                read.add(file);
            }
        }
        var opened = new ArrayList<ClusterContext>();
        var refused = new LinkedHashMap<String, Detail>();
        contexts.forEach((name, link) -> {
            Entry<ClusterContext> context = context(name, link);
            context.value().ifPresentOrElse(opened::add, () -> refused.put(name, context.refused()));
        });
        return new Kubeconfig(opened, current, read, refused, problems);
    }

    /** One user of one file; empty when it cannot be read or has no such user. */
    Optional<UserAuth> user(Path file, String name) {
        return read(file) ? Optional.ofNullable(users.get(name)).flatMap(Entry::value) : Optional.empty();
    }

    private boolean read(Path path) {
        try {
            KubeconfigFile file = KubeconfigFile.read(path);
            if (current.isEmpty()) {
                current = file.current();
            }
            file.contexts().forEach(contexts::putIfAbsent);
            file.clusters().forEach(clusters::putIfAbsent);
            file.users().forEach(users::putIfAbsent);
            return true;
        } catch (UnreadableException e) {
            problems.add(Detail.of("kubeconfig.file", path.toString(), e.why()));
            return false;
        }
    }

    /** A user that is not there is nobody in particular, as with kubectl. */
    private Entry<ClusterContext> context(String name, KubeconfigFile.Link link) {
        Entry<ApiEndpoint> cluster = clusters.get(link.cluster());
        Entry<UserAuth> user = users.getOrDefault(link.user(), Entry.of(UserAuth.anonymous(link.user())));
        if (link.cluster().isEmpty()) {
            return Entry.refused("kubeconfig.unlinked");
        }
        if (cluster == null) {
            return Entry.refused("kubeconfig.noCluster", new OneLineText(link.cluster()).text());
        }
        if (cluster.value().isEmpty()) {
            return new Entry<>(Optional.empty(), cluster.refused());
        }
        if (user.value().isEmpty()) {
            return new Entry<>(Optional.empty(), user.refused());
        }
        return Entry.of(new ClusterContext(
                name, link.namespace(), cluster.value().get(), user.value().get()));
    }
}
