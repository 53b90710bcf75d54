package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthProviderConfig;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files with Fabric8's parser and merges them itself: Fabric8's own merge runs credential plugins through a
 * shell while it reads.
 */
final class KubeconfigMerge {

    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final Map<String, ApiEndpoint> clusters = new LinkedHashMap<>();
    private final Map<String, UserAuth> users = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private String current = "";

    Kubeconfig merge(List<Path> files) {
        var read = new ArrayList<Path>();
        for (Path file : files) {
            if (read(file)) {
                read.add(file);
            }
        }
        var opened = new ArrayList<ClusterContext>();
        contexts.forEach((name, context) -> open(name, context).ifPresent(opened::add));
        return new Kubeconfig(opened, current, read, problems);
    }

    /** One user of one file; empty when it cannot be read or has no such user. */
    Optional<UserAuth> user(Path file, String name) {
        return read(file) ? Optional.ofNullable(users.get(name)) : Optional.empty();
    }

    private boolean read(Path file) {
        try {
            add(KubeConfigUtils.parseConfig(file.toFile()), file.toAbsolutePath());
            return true;
        } catch (RuntimeException e) {
            // The parser's message may quote the file, which holds secrets.
            problems.add(file + " cannot be read as a kubeconfig");
            return false;
        }
    }

    private void add(@Nullable Config config, Path file) {
        if (config == null) {
            return;
        }
        if (current.isEmpty()) {
            current = text(config.getCurrentContext());
        }
        for (NamedContext context : list(config.getContexts())) {
            if (context.getContext() != null) {
                contexts.putIfAbsent(text(context.getName()), context.getContext());
            }
        }
        for (NamedCluster cluster : list(config.getClusters())) {
            String name = text(cluster.getName());
            if (!clusters.containsKey(name) && cluster.getCluster() != null) {
                cluster(name, cluster.getCluster(), file).ifPresent(endpoint -> clusters.put(name, endpoint));
            }
        }
        for (NamedAuthInfo user : list(config.getUsers())) {
            String name = text(user.getName());
            if (!users.containsKey(name) && user.getUser() != null) {
                users.put(name, user(name, user.getUser(), file));
            }
        }
    }

    private Optional<ClusterContext> open(String name, Context context) {
        String userName = text(context.getUser());
        ApiEndpoint cluster = clusters.get(text(context.getCluster()));
        UserAuth user = userName.isEmpty() ? UserAuth.NONE : users.get(userName);
        if (cluster == null) {
            problems.add("context " + name + ": there is no cluster \"" + text(context.getCluster()) + "\"");
            return Optional.empty();
        }
        if (user == null) {
            problems.add("context " + name + ": there is no user \"" + userName + "\"");
            return Optional.empty();
        }
        return Optional.of(new ClusterContext(name, text(context.getNamespace()), cluster, user));
    }

    private Optional<ApiEndpoint> cluster(String name, Cluster cluster, Path file) {
        try {
            String server = text(cluster.getServer());
            return Optional.of(new ApiEndpoint(
                    name,
                    URI.create(server.contains("://") ? server : "https://" + server),
                    path(cluster.getCertificateAuthority(), file),
                    text(cluster.getCertificateAuthorityData()),
                    Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify()),
                    text(cluster.getTlsServerName()),
                    Optional.of(text(cluster.getProxyUrl()))
                            .filter(url -> !url.isEmpty())
                            .map(URI::create)));
        } catch (IllegalArgumentException e) {
            problems.add("cluster " + name + ": its server or proxy-url is not a URL");
            return Optional.empty();
        }
    }

    private UserAuth user(String name, AuthInfo user, Path file) {
        return new UserAuth(
                name,
                path(user.getClientCertificate(), file),
                text(user.getClientCertificateData()),
                path(user.getClientKey(), file),
                secret(user.getClientKeyData()),
                secret(user.getToken()),
                path(user.getTokenFile(), file),
                text(user.getUsername()),
                secret(user.getPassword()),
                Optional.ofNullable(user.getExec()).map(exec -> plugin(exec, file)),
                Optional.ofNullable(user.getAuthProvider()).map(provider -> provider(name, provider, file)));
    }

    private static AuthProvider provider(String user, AuthProviderConfig provider, Path file) {
        var config = new TreeMap<String, Secret>();
        if (provider.getConfig() != null) {
            provider.getConfig().forEach((key, value) -> config.put(key, new Secret(text(value))));
        }
        return new AuthProvider(user, text(provider.getName()), config, file);
    }

    private static ExecPlugin plugin(ExecConfig exec, Path file) {
        var environment = new TreeMap<String, String>();
        for (ExecEnvVar variable : list(exec.getEnv())) {
            environment.put(text(variable.getName()), text(variable.getValue()));
        }
        return new ExecPlugin(
                text(exec.getApiVersion()),
                text(exec.getCommand()),
                list(exec.getArgs()),
                environment,
                text(exec.getInstallHint()),
                Boolean.TRUE.equals(exec.getProvideClusterInfo()),
                text(exec.getInteractiveMode()),
                parent(file));
    }

    private static Optional<Path> path(@Nullable String text, Path file) {
        return text(text).isEmpty()
                ? Optional.empty()
                : Optional.of(parent(file).resolve(text(text)));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static Optional<Secret> secret(@Nullable String text) {
        return text(text).isEmpty() ? Optional.empty() : Optional.of(new Secret(text(text)));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
