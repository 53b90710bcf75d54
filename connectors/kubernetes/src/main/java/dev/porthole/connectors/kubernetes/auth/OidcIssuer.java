package dev.porthole.connectors.kubernetes.auth;

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
import dev.porthole.connectors.kubernetes.kubeconfig.TokenWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenID Connect tokens of a kubeconfig's {@code auth-provider: oidc}: the stored one while it is good, then one that
 * the refresh token gives (OpenID Connect Core 12, RFC 6749 section 6). New tokens are written back, as kubectl does.
 */
final class OidcIssuer implements CredentialIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(OidcIssuer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration LEFT = Duration.ofSeconds(10);

    private final String target;
    private final AuthProvider provider;
    private final TokenWriter file;
    private final InstantSource clock;
    private AuthProvider written;
    private @Nullable Secret idToken;
    private @Nullable Secret refreshToken;
    private @Nullable Secret given;

    /** @param target the cluster's name in messages */
    OidcIssuer(String target, AuthProvider provider, InstantSource clock) {
        this.target = target;
        this.provider = provider;
        this.file = new TokenWriter(provider.file());
        this.clock = clock;
        this.written = provider;
        adopt(provider);
    }

    private void adopt(AuthProvider now) {
        idToken = now.value(AuthProvider.ID_TOKEN).orElse(null);
        refreshToken = now.value(AuthProvider.REFRESH_TOKEN).orElse(null);
    }

    /** A provider's tokens; parts that it did not give are null. */
    private record Tokens(Secret id, @Nullable Secret refresh) {}

    @Override
    public synchronized IssuedCredential issue() throws CredentialException {
        AuthProvider now = written.asWritten();
        if (!now.equals(written)) {
            // Somebody else has logged in or used the refresh token up; what is there now is the newest.
            written = now;
            adopt(now);
        }
        Secret stored = idToken;
        if (stored != null && !Objects.equals(given, stored) && isGood(stored)) {
            return issued(stored);
        }
        Tokens fresh = refresh();
        remember(fresh);
        return issued(fresh.id());
    }

    @Override
    public boolean mayBeInterrupted() {
        // The login server may have changed the refresh token by then, and only its answer has the new one.
        return false;
    }

    private boolean isGood(Secret token) {
        return expiry(token)
                .filter(expires -> clock.instant().isBefore(expires.minus(LEFT)))
                .isPresent();
    }

    @Override
    public Failure waiting() {
        return new Failure.TimedOut(target, LIMIT, Detail.of("auth.oidc.waits"));
    }

    private IssuedCredential issued(Secret token) {
        given = token;
        return new IssuedCredential(Optional.of(token), Optional.empty(), expiry(token));
    }

    private Tokens refresh() throws CredentialException {
        Secret refresh = refreshToken;
        if (refresh == null) {
            throw refused(Detail.of("auth.oidc.noRefresh"));
        }
        JsonNode configuration = ask(issuer(), "/.well-known/openid-configuration", HttpCall::get);
        URI endpoint = uri(configuration.path("token_endpoint").asString(""));
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        JsonNode answer = ask(
                endpoint.resolve("/"),
                endpoint.getRawPath() + query,
                path -> question(path, refresh, isBasic(configuration)));
        String id = answer.path("id_token").asString("");
        if (id.isEmpty()) {
            throw refused(Detail.of("auth.oidc.noToken"));
        }
        String next = answer.path("refresh_token").asString("");
        return new Tokens(new Secret(id), next.isEmpty() ? null : new Secret(next));
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

    private interface Question {
        HttpCall at(String path);
    }

    private JsonNode ask(URI base, String path, Question question) throws CredentialException {
        var server =
                HttpTarget.direct("the login server " + base.getHost(), base).with(trust());
        try (var gateway = new PooledHttpGateway(server)) {
            return switch (gateway.exchange(question.at(path), this::read, Deadline.after(LIMIT))) {
                case Outcome.Success<JsonNode>(var answer, var notes) -> answer;
                case Outcome.Failed<JsonNode>(var failure) -> throw new CredentialException(failure);
            };
        }
    }

    private Outcome<JsonNode> read(HttpGateway.Answer answer) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            return Outcome.failed(unauthorized(Detail.of("auth.oidc.form", Integer.toString(answer.status()))));
        }
        if (answer.status() == 200) {
            return Outcome.of(root);
        }
        String error = root.path("error").asString("");
        return Outcome.failed(unauthorized(
                error.equals("invalid_grant")
                        ? Detail.of("auth.oidc.ended")
                        : ExecCredentialFormat.saying(
                                Detail.said(error), "auth.oidc.refused", Integer.toString(answer.status()))));
    }

    private URI issuer() throws CredentialException {
        String url = provider.value("idp-issuer-url").map(Secret::reveal).orElse("");
        return uri(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private URI uri(String text) throws CredentialException {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw refused(Detail.of("auth.oidc.address"));
    }

    private Tls trust() throws CredentialException {
        try {
            Optional<String> data =
                    provider.value("idp-certificate-authority-data").map(OidcIssuer::decoded);
            Optional<Path> path = provider.value("idp-certificate-authority")
                    .map(name -> provider.file().resolveSibling(name.reveal()));
            Optional<String> authority =
                    data.isPresent() || path.isEmpty() ? data : Optional.of(Files.readString(path.get()));
            return new Tls(authority, Optional.empty(), Optional.empty(), true);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw refused(Detail.of("auth.oidc.authority"));
        }
    }

    private static String decoded(Secret base64) {
        return new String(Base64.getMimeDecoder().decode(base64.reveal()), StandardCharsets.UTF_8);
    }

    private void remember(Tokens fresh) {
        idToken = fresh.id();
        refreshToken = fresh.refresh() == null ? refreshToken : fresh.refresh();
        var changes = new HashMap<Secret, Secret>();
        written.value(AuthProvider.ID_TOKEN).ifPresent(old -> changes.put(old, fresh.id()));
        Secret next = fresh.refresh();
        if (next != null) {
            written.value(AuthProvider.REFRESH_TOKEN).ifPresent(old -> changes.put(old, next));
        }
        try {
            file.write(changes);
            written = written.asWritten();
        } catch (IOException e) {
            // This process goes on with what it holds; others may have to log in again.
            LOG.warn(
                    "The new login could not be written to {}: {} {}",
                    provider.file(),
                    e.getClass().getSimpleName(),
                    e instanceof FileSystemException place ? place.getMessage() : "");
        }
    }

    /** The {@code exp} of a JSON web token; empty when it is none. It is not verified: that is the server's business. */
    private static Optional<Instant> expiry(Secret token) {
        String[] parts = token.reveal().split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims.path("exp").isNumber()
                    ? Optional.of(Instant.ofEpochSecond(claims.path("exp").asLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException noToken) {
            return Optional.empty();
        }
    }

    private Failure unauthorized(Detail why) {
        return new Failure.Unauthorized(target, why);
    }

    private CredentialException refused(Detail why) {
        return new CredentialException(unauthorized(why));
    }
}
