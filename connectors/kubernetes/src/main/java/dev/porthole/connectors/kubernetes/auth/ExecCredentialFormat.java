package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ExecPlugin;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlDocument;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that goes to a credential plugin in {@code KUBERNETES_EXEC_INFO} and comes back on its standard output:
 * ExecCredential of {@code client.authentication.k8s.io}, v1 and v1beta1.
 */
final class ExecCredentialFormat {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Some shells put one before whatever is printed. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String target;
    private final ExecPlugin plugin;

    ExecCredentialFormat(String target, ExecPlugin plugin) {
        this.target = target;
        this.plugin = plugin;
    }

    String info(ApiEndpoint cluster) throws CredentialException {
        ObjectNode root = JSON.createObjectNode();
        root.put("kind", "ExecCredential").put("apiVersion", plugin.apiVersion());
        ObjectNode spec = root.putObject("spec").put("interactive", false);
        if (plugin.provideClusterInfo()) {
            ObjectNode node =
                    spec.putObject("cluster").put("server", cluster.server().toString());
            if (!cluster.tlsServerName().isEmpty()) {
                node.put("tls-server-name", cluster.tlsServerName());
            }
            if (cluster.insecure()) {
                node.put("insecure-skip-tls-verify", true);
            }
            String authority = authority(cluster);
            if (!authority.isEmpty()) {
                node.put("certificate-authority-data", authority);
            }
            cluster.proxy().ifPresent(proxy -> node.put("proxy-url", proxy.toString()));
            if (!cluster.pluginConfig().isEmpty()) {
                node.set("config", JSON.readTree(cluster.pluginConfig()));
            }
        }
        return JSON.writeValueAsString(root);
    }

    private String authority(ApiEndpoint cluster) throws CredentialException {
        return new PemText(target)
                .authority(cluster)
                .map(pem -> Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)))
                .orElse("");
    }

    IssuedCredential read(String printed) throws CredentialException {
        Answer answer = answer(printed.startsWith(BYTE_ORDER_MARK) ? printed.substring(1) : printed);
        if (!answer.kind().equals("ExecCredential")) {
            throw refused(target, plugin, Detail.of("auth.plugin.form"));
        }
        if (!answer.apiVersion().equals(plugin.apiVersion())) {
            throw refused(
                    target,
                    plugin,
                    Detail.of("auth.plugin.version", line(answer.apiVersion()), line(plugin.apiVersion())));
        }
        String token = answer.token();
        String certificate = answer.certificate();
        String key = answer.key();
        if (certificate.isEmpty() != key.isEmpty()) {
            throw refused(target, plugin, Detail.of("auth.plugin.half"));
        }
        if (token.isEmpty() && certificate.isEmpty()) {
            throw refused(target, plugin, Detail.of("auth.plugin.nothing"));
        }
        return new IssuedCredential(
                token.isEmpty() ? Optional.empty() : Optional.of(new Secret(token)),
                certificate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ClientCertificate(certificate, new Secret(key))),
                expiry(answer.expires()));
    }

    /** What a plugin printed; absent parts are empty. Never shown. */
    private record Answer(
            String kind, String apiVersion, String token, String certificate, String key, String expires) {}

    /** JSON, or YAML, which kubectl takes as well. */
    private Answer answer(String printed) throws CredentialException {
        try {
            JsonNode root = JSON.readTree(printed);
            JsonNode status = root.path("status");
            return new Answer(
                    root.path("kind").asString(""),
                    root.path("apiVersion").asString(""),
                    status.path("token").asString(""),
                    status.path("clientCertificateData").asString(""),
                    status.path("clientKeyData").asString(""),
                    status.path("expirationTimestamp").asString(""));
        } catch (JacksonException noJson) {
            return fromYaml(printed);
        }
    }

    private Answer fromYaml(String printed) throws CredentialException {
        try {
            YamlFields root = YamlDocument.first(printed);
            YamlFields status = root.fields("status");
            return new Answer(
                    root.text("kind"),
                    root.text("apiVersion"),
                    status.text("token"),
                    status.text("clientCertificateData"),
                    status.text("clientKeyData"),
                    status.text("expirationTimestamp"));
        } catch (UnreadableException neither) {
            throw refused(target, plugin, Detail.of("auth.plugin.form"));
        }
    }

    private Optional<Instant> expiry(String text) throws CredentialException {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw refused(target, plugin, Detail.of("auth.plugin.expiry"));
        }
    }

    static CredentialException refused(String target, ExecPlugin plugin, Detail why) {
        return new CredentialException(
                new Failure.Unauthorized(target, Detail.of("auth.plugin", line(plugin.command()), why)));
    }

    /** A sentence that ends with the program's own words where it has said any. */
    static Detail saying(Detail said, String key, Object... arguments) {
        if (said.isEmpty()) {
            return Detail.of(key, arguments);
        }
        return Detail.of(
                key + ".said",
                Stream.concat(Arrays.stream(arguments), Stream.of(said)).toArray());
    }

    /** A program's words, fit for one line. */
    static String line(String text) {
        return new OneLineText(text).text();
    }
}
