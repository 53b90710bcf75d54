package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlDocument;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What stands in one kubeconfig file. One field of the wrong type refuses all of it, as with kubectl; a cluster or user
 * that could not be used is no reason to.
 *
 * @param current empty when none is named
 */
record KubeconfigFile(
        String current,
        Map<String, Link> contexts,
        Map<String, Entry<ApiEndpoint>> clusters,
        Map<String, Entry<UserAuth>> users) {

    private static final int LARGEST = 64 << 20;
    private static final Set<String> VERSIONS = Set.of("", "v1");
    private static final Set<String> KINDS = Set.of("", "Config");

    /** A context: names of a cluster and a user. */
    record Link(String cluster, String user, String namespace) {}

    static KubeconfigFile read(Path file) throws UnreadableException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(LARGEST + 1);
        } catch (IOException unreadable) {
            throw new UnreadableException(Detail.of("kubeconfig.unreadable"));
        }
        if (bytes.length > LARGEST) {
            throw new UnreadableException(Detail.of("kubeconfig.tooLarge", LARGEST >> 20));
        }
        return parse(new String(bytes, StandardCharsets.UTF_8), file.toAbsolutePath());
    }

    static KubeconfigFile parse(String text, Path file) throws UnreadableException {
        return of(YamlDocument.first(text), file);
    }

    private static KubeconfigFile of(YamlFields root, Path file) throws UnreadableException {
        if (!VERSIONS.contains(root.text("apiVersion")) || !KINDS.contains(root.text("kind"))) {
            throw new UnreadableException(Detail.of("kubeconfig.version"));
        }
        var contexts = new LinkedHashMap<String, Link>();
        for (YamlFields context : root.list("contexts")) {
            YamlFields link = context.fields("context");
            once(contexts, context, new Link(link.text("cluster"), link.text("user"), link.text("namespace")));
        }
        var clusters = new LinkedHashMap<String, Entry<ApiEndpoint>>();
        for (YamlFields cluster : root.list("clusters")) {
            once(clusters, cluster, new ClusterReader(file).read(cluster.text("name"), cluster.fields("cluster")));
        }
        var users = new LinkedHashMap<String, Entry<UserAuth>>();
        for (YamlFields user : root.list("users")) {
            once(users, user, new UserReader(file).read(user.text("name"), user.fields("user")));
        }
        return new KubeconfigFile(root.text("current-context"), contexts, clusters, users);
    }

    private static <T> void once(Map<String, T> all, YamlFields entry, T value) throws UnreadableException {
        String name = entry.text("name");
        if (all.putIfAbsent(name, value) != null) {
            throw new UnreadableException(
                    Detail.of("kubeconfig.twice", entry.at("name"), new OneLineText(name).text()));
        }
    }
}
