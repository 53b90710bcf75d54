package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ExecPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
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
    private static final int MAX_DETAIL = 300;

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
        }
        return JSON.writeValueAsString(root);
    }

    private String authority(ApiEndpoint cluster) throws CredentialException {
        if (!cluster.caData().isEmpty() || cluster.caFile().isEmpty()) {
            return cluster.caData();
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(Files.readAllBytes(cluster.caFile().get()));
        } catch (IOException e) {
            throw new CredentialException(
                    new Failure.TlsRejected(target, "the certificate authority's file cannot be read"));
        }
    }

    IssuedCredential read(String printed) throws CredentialException {
        JsonNode root;
        try {
            root = JSON.readTree(printed);
        } catch (JacksonException e) {
            throw refused(target, plugin, "it did not print an ExecCredential");
        }
        if (!root.path("kind").asString("").equals("ExecCredential")) {
            throw refused(target, plugin, "it did not print an ExecCredential");
        }
        if (!root.path("apiVersion").asString("").equals(plugin.apiVersion())) {
            throw refused(
                    target,
                    plugin,
                    "it answered in version " + root.path("apiVersion").asString("") + ", the kubeconfig asks for "
                            + plugin.apiVersion());
        }
        JsonNode status = root.path("status");
        String token = status.path("token").asString("");
        String certificate = status.path("clientCertificateData").asString("");
        String key = status.path("clientKeyData").asString("");
        if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
            throw refused(target, plugin, "it printed neither a token nor a certificate with its key");
        }
        return new IssuedCredential(
                token.isEmpty() ? Optional.empty() : Optional.of(new Secret(token)),
                certificate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ClientCertificate(base64(certificate), new Secret(base64(key)))),
                expiry(status.path("expirationTimestamp").asString("")));
    }

    private Optional<Instant> expiry(String text) throws CredentialException {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw refused(target, plugin, "its expirationTimestamp is not a time");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static CredentialException refused(String target, ExecPlugin plugin, String why) {
        return new CredentialException(
                new Failure.Unauthorized(target, line("the credential plugin " + plugin.command() + ": " + why)));
    }

    /** A program's words, fit for one line. */
    static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.substring(0, Math.min(line.length(), MAX_DETAIL));
    }
}
