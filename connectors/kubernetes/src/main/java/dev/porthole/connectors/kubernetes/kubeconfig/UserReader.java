package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlFields;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a user, and refuses one with which kubectl would not connect (client-go, clientcmd/validation.go). */
record UserReader(Path file) {

    private static final String V1 = "client.authentication.k8s.io/v1";
    private static final Set<String> VERSIONS = Set.of(V1, "client.authentication.k8s.io/v1beta1");
    private static final Set<String> MODES = Set.of("Never", "IfAvailable", "Always");

    Entry<UserAuth> read(String name, YamlFields user) throws UnreadableException {
        var values = new FieldValues(user, file);
        var auth = new UserAuth(
                name,
                values.pem("client-certificate"),
                values.pem("client-key"),
                new BearerToken(values.secret("token"), values.path("tokenFile")),
                new BasicLogin(user.text("username"), new Secret(user.text("password"))),
                user.has("exec") ? Optional.of(plugin(user.fields("exec"))) : Optional.empty(),
                user.has("auth-provider")
                        ? Optional.of(provider(name, user.fields("auth-provider")))
                        : Optional.empty(),
                new Impersonation(
                        user.text("as"),
                        user.text("as-uid"),
                        user.texts("as-groups"),
                        user.fields("as-user-extra").allLists()));
        return checked(auth);
    }

    private ExecPlugin plugin(YamlFields exec) throws UnreadableException {
        var environment = new TreeMap<String, String>();
        for (YamlFields variable : exec.list("env")) {
            environment.put(variable.text("name"), variable.text("value"));
        }
        String version = exec.text("apiVersion");
        String mode = exec.text("interactiveMode");
        return new ExecPlugin(
                version,
                exec.text("command"),
                exec.texts("args"),
                environment,
                exec.text("installHint"),
                exec.flag("provideClusterInfo"),
                // Only the first stable version wants it said.
                mode.isEmpty() && !version.equals(V1) ? "IfAvailable" : mode,
                new FieldValues(exec, file).folder());
    }

    private AuthProvider provider(String user, YamlFields provider) throws UnreadableException {
        var config = new TreeMap<String, Secret>();
        for (Map.Entry<String, String> entry :
                provider.fields("config").allTexts().entrySet()) {
            config.put(entry.getKey(), new Secret(entry.getValue()));
        }
        return new AuthProvider(user, provider.text("name"), config, file);
    }

    private static Entry<UserAuth> checked(UserAuth user) {
        String said = new OneLineText(user.name()).text();
        if (user.certificate().isGivenTwice()) {
            return Entry.refused("kubeconfig.twoCertificates", said);
        }
        if (user.certificate().isGiven() && user.key().isGivenTwice()) {
            return Entry.refused("kubeconfig.twoKeys", said);
        }
        if (user.certificate().isGiven() && !user.key().isGiven()) {
            return Entry.refused("kubeconfig.noKey", said);
        }
        boolean basic =
                user.basic().isGiven() || !user.basic().password().reveal().isEmpty();
        if (user.token().value().isPresent() && basic) {
            return Entry.refused("kubeconfig.twoLogins", said);
        }
        if (user.impersonation().isWithoutUser()) {
            return Entry.refused("kubeconfig.impersonation", said);
        }
        if (user.exec().isPresent() && user.provider().isPresent()) {
            return Entry.refused("kubeconfig.pluginAndProvider", said);
        }
        return user.exec().map(plugin -> checked(user, plugin, said)).orElseGet(() -> Entry.of(user));
    }

    private static Entry<UserAuth> checked(UserAuth user, ExecPlugin plugin, String said) {
        if (plugin.command().isEmpty()) {
            return Entry.refused("kubeconfig.plugin.command", said);
        }
        if (!VERSIONS.contains(plugin.apiVersion())) {
            return Entry.refused("kubeconfig.plugin.version", said, new OneLineText(plugin.apiVersion()).text());
        }
        if (plugin.environment().containsKey("")) {
            return Entry.refused("kubeconfig.plugin.variable", said);
        }
        if (!MODES.contains(plugin.interactiveMode())) {
            return Entry.refused("kubeconfig.plugin.mode", said);
        }
        return Entry.of(user);
    }
}
