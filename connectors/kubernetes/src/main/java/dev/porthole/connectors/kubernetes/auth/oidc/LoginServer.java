package dev.porthole.connectors.kubernetes.auth.oidc;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.kubeconfig.AuthProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the issuer of a kubeconfig's {@code auth-provider: oidc} for new tokens (OpenID Connect Core 12, RFC 6749 section
 * 6). Blocks, within {@link #LIMIT} for each of two questions.
 */
public final class LoginServer {

    public static final Duration LIMIT = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONFIGURATION = "/.well-known/openid-configuration";

    private final String target;
    private final AuthProvider provider;

    /** @param target the cluster's name in messages */
    public LoginServer(String target, AuthProvider provider) {
        this.target = target;
        this.provider = provider;
    }

    /** Uses {@code refresh} up where the server says so: its answer has the next one. */
    public Outcome<Tokens> refresh(Secret refresh) {
        return trust().then(tls -> address(issuer())
                .then(base -> ask(base, CONFIGURATION, HttpCall::get, tls))
                .then(configuration -> address(
                                configuration.path("token_endpoint").asString(""))
                        .then(endpoint -> ask(
                                endpoint.resolve("/"),
                                path(endpoint),
                                path -> question(path, refresh, isBasic(configuration)),
                                tls)))
                .then(this::tokens));
    }

    private Outcome<Tokens> tokens(JsonNode answer) {
        String id = answer.path("id_token").asString("");
        String next = answer.path("refresh_token").asString("");
        return id.isEmpty()
                ? refused(Detail.of("auth.oidc.noToken"))
                : Outcome.of(
                        new Tokens(new Secret(id), next.isEmpty() ? Optional.empty() : Optional.of(new Secret(next))));
    }

    /** Basic is what a server takes that says nothing. */
    private static boolean isBasic(JsonNode configuration) {
        JsonNode methods = configuration.path("token_endpoint_auth_methods_supported");
        return methods.isEmpty()
                || methods.valueStream().anyMatch(method -> method.asString("").equals("client_secret_basic"));
    }

    private HttpCall question(String path, Secret refresh, boolean basic) {
        String client = provider.value("client-id").map(Secret::reveal).orElse("");
        Optional<Secret> secret = provider.value("client-secret");
        var form = new HttpCall.Form().add("grant_type", "refresh_token").add("refresh_token", refresh.reveal());
        boolean header = secret.isPresent() && basic;
        if (!header) {
            form.add("client_id", client);
            secret.ifPresent(value -> form.add("client_secret", value.reveal()));
        }
        // Not to be repeated: the refresh token may be good for one use.
        var call = new HttpCall(
                "POST",
                path,
                Map.of("Accept", List.of("application/json")),
                form.encoded().getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                false);
        return header ? call.withHeader("Authorization", basic(client, secret.get())) : call;
    }

    private static String basic(String client, Secret secret) {
        String pair = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome<JsonNode> ask(URI base, String path, Function<String, HttpCall> question, Tls tls) {
        var server = HttpTarget.direct("OIDC " + base.getHost(), base).with(tls);
        try (var gateway = new PooledHttpGateway(server)) {
            return gateway.exchange(question.apply(path), this::read, Deadline.after(LIMIT));
        }
    }

    private Outcome<JsonNode> read(HttpGateway.Answer answer) throws IOException {
        String status = Integer.toString(answer.status());
        JsonNode root;
        try {
            root = JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            return refused(Detail.of("auth.oidc.form", status));
        }
        if (answer.status() == 200) {
            return Outcome.of(root);
        }
        String error = root.path("error").asString("");
        if (error.equals("invalid_grant")) {
            return refused(Detail.of("auth.oidc.ended"));
        }
        return refused(
                error.isBlank()
                        ? Detail.of("auth.oidc.refused", status)
                        : Detail.of("auth.oidc.refused.said", status, Detail.said(error)));
    }

    private String issuer() {
        String url = provider.value("idp-issuer-url").map(Secret::reveal).orElse("");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private Outcome<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return Outcome.of(uri);
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        return refused(Detail.of("auth.oidc.address"));
    }

    private static String path(URI endpoint) {
        return endpoint.getRawPath() + (endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery());
    }

    private Outcome<Tls> trust() {
        try {
            Optional<String> data =
                    provider.value("idp-certificate-authority-data").map(LoginServer::decoded);
            Optional<Path> path = provider.value("idp-certificate-authority")
                    .map(name -> provider.file().resolveSibling(name.reveal()));
            Optional<String> authority =
                    data.isPresent() || path.isEmpty() ? data : Optional.of(Files.readString(path.get()));
            return Outcome.of(new Tls(authority, Optional.empty(), Optional.empty(), true));
        } catch (IOException | IllegalArgumentException unreadable) {
            return refused(Detail.of("auth.oidc.authority"));
        }
    }

    private static String decoded(Secret base64) {
        return new String(Base64.getMimeDecoder().decode(base64.reveal()), StandardCharsets.UTF_8);
    }

    private <T> Outcome<T> refused(Detail why) {
        return Outcome.failed(new Failure.Unauthorized(target, why));
    }
}
