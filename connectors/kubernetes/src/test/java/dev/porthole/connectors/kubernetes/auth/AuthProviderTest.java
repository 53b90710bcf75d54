package dev.porthole.connectors.kubernetes.auth;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login server that keeps the rules of OpenID Connect's refresh, and kubeconfigs that name it. */
@Timeout(120)
class AuthProviderTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final AtomicReference<String> refreshToken = new AtomicReference<>("refresh-1");
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> methods = new AtomicReference<>("");
    private final AtomicReference<String> tail = new AtomicReference<>("");
    private volatile CountDownLatch slow = new CountDownLatch(0);
    private FakeApiServer login;

    @BeforeEach
    void begin() throws IOException {
        login = new FakeApiServer(this::serve);
    }

    @AfterEach
    void end() {
        login.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/realm/.well-known/openid-configuration")) {
            answer(
                    exchange,
                    200,
                    "{\"token_endpoint\":\"" + url() + "/realm/token" + tail.get() + "\"" + methods.get() + "}");
            return;
        }
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.set((header == null ? "" : header) + " " + body);
        if (!body.contains("refresh_token=" + refreshToken.get())) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"gone\"}");
            return;
        }
        pause();
        String next = refreshToken.get() + "x";
        refreshToken.set(next);
        answer(
                exchange,
                200,
                "{\"id_token\":\"" + token(clock.get().plusSeconds(300)) + "\",\"refresh_token\":\"" + next + "\"}");
    }

    @Test
    void a_stored_token_is_used_while_it_is_good() throws Exception {
        String stored = token(NOW.plusSeconds(120));
        var credential = credential(oidc(stored, "refresh-1"));

        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer " + stored);
        assertThat(login.requests()).isEmpty();
    }

    @Test
    void an_expired_one_is_renewed_and_both_tokens_are_written_back() throws Exception {
        Path file = oidc(token(NOW.minusSeconds(5)), "refresh-1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String before = Files.readString(file);
        var credential = credential(file);

        String fresh = credential.authorization().orElseThrow().reveal().substring("Bearer ".length());

        assertThat(fresh).isEqualTo(token(NOW.plusSeconds(300)));
        assertThat(asked.get()).startsWith("Basic ").contains("grant_type=refresh_token");
        assertThat(Files.readString(file))
                .isEqualTo(before.replace(token(NOW.minusSeconds(5)), fresh).replace("refresh-1", "refresh-1x"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        credential.authorization();
        assertThat(login.requests()).as("kept").hasSize(2);
        clock.set(NOW.plusSeconds(295));
        credential.authorization();
        assertThat(login.requests())
                .as("with the refresh token that came along")
                .hasSize(4);
    }

    @Test
    void what_another_program_has_renewed_meanwhile_is_taken_over() throws Exception {
        Path file = oidc(token(NOW.minusSeconds(5)), "refresh-1");
        var credential = credential(file);
        credential.authorization();

        // Another program renews both, and what this one holds is used up.
        refreshToken.set("refresh-other");
        clock.set(NOW.plusSeconds(295));
        String others = token(clock.get().plusSeconds(100));
        oidc(others, "refresh-other");
        int before = login.requests().size();
        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer " + others);
        assertThat(login.requests()).as("nobody had to be asked").hasSize(before);

        clock.set(NOW.plusSeconds(395));
        assertThat(credential.authorization().orElseThrow().reveal())
                .isEqualTo("Bearer " + token(clock.get().plusSeconds(300)));
        assertThat(Files.readString(file)).contains("refresh-otherx");
    }

    @Test
    void a_new_login_with_kubectl_ends_an_ended_one() throws Exception {
        var credential = credential(oidc(token(NOW.minusSeconds(5)), "another"));
        assertFails(credential, "auth.oidc.ended");

        String fresh = token(NOW.plusSeconds(600));
        oidc(fresh, "refresh-1");
        clock.set(NOW.plusSeconds(30));

        assertThat(credential.authorization().orElseThrow().reveal()).isEqualTo("Bearer " + fresh);
    }

    @Test
    void a_renewal_that_runs_is_not_broken_off_by_the_closing_for_its_answer_has_the_only_good_refresh_token()
            throws Exception {
        Path file = oidc(token(NOW.minusSeconds(5)), "refresh-1");
        slow = new CountDownLatch(1);
        var credential = credential(file);
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                credential.authorization();
            } catch (CredentialException closed) {
                // what is wanted is in the file
            }
        });
        TestCluster.await("the question", () -> !asked.get().isEmpty());

        credential.close();
        slow.countDown();

        TestCluster.await("the new refresh token", () -> Files.readString(file).contains("refresh-1x"));
        asking.join();
    }

    @Test
    void the_token_endpoint_is_asked_as_it_is_written() throws Exception {
        tail.set("/?tenant=a%2Fb");

        credential(oidc("", "refresh-1")).authorization();

        assertThat(login.requests()).anyMatch(request -> request.contains("/realm/token/?tenant=a%2Fb"));
    }

    @Test
    void a_refused_one_is_renewed_though_it_says_that_it_is_good() throws Exception {
        var credential = credential(oidc(token(NOW.plusSeconds(600)), "refresh-1"));
        Optional<Secret> refused = credential.authorization();

        assertThat(credential.renew(refused)).isTrue();

        assertThat(credential.authorization().orElseThrow().reveal())
                .isEqualTo("Bearer " + token(NOW.plusSeconds(300)));
    }

    @Test
    void the_client_names_itself_in_the_way_that_the_server_takes() throws Exception {
        methods.set(",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]");

        credential(oidc("", "refresh-1")).authorization();

        assertThat(asked.get())
                .startsWith(" ")
                .contains("client_id=porthole%20client")
                .contains("client_secret=hidden%2Fsecret");
    }

    @Test
    void a_login_that_has_ended_is_told_and_no_secret_with_it() throws Exception {
        var credential = credential(oidc(token(NOW.minusSeconds(5)), "another"));

        assertFails(credential, "auth.oidc.ended");
        assertFails(credential, "auth.oidc.ended");
        assertThat(login.requests()).as("asked once, not again at once").hasSize(2);
    }

    @Test
    void without_a_refresh_token_it_is_said_what_to_do() throws Exception {
        assertFails(credential(oidc(token(NOW.minusSeconds(5)), "")), "auth.oidc.noRefresh");
    }

    @Test
    void a_login_server_that_is_gone_is_unreachable() throws Exception {
        Path file = oidc(token(NOW.minusSeconds(5)), "refresh-1");
        login.close();

        assertThatThrownBy(() -> credential(file).authorization())
                .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(Failure.Unreachable.class)
                        .extracting(Failure::target)
                        .asString()
                        .contains("OIDC"));
    }

    @Test
    void a_provider_of_old_is_used_as_long_as_its_token_is_good_and_then_its_successor_is_named() throws Exception {
        var credential = credential(file("""
            name: gcp
                  config: {access-token: stored, expiry: "2020-01-01T00:00:00Z"}
            """));
        Optional<Secret> token = credential.authorization();
        assertThat(token.orElseThrow().reveal()).isEqualTo("Bearer stored");

        assertThat(credential.renew(token)).isTrue();

        assertFails(credential, "gke-gcloud-auth-plugin");
        assertThat(credential.renew(token)).as("no loop").isFalse();
    }

    private void pause() throws IOException {
        try {
            slow.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertFails(ClusterCredential credential, String said) {
        assertThatThrownBy(credential::authorization)
                .asInstanceOf(InstanceOfAssertFactories.type(CredentialException.class))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(Failure.Unauthorized.class)
                        .extracting(Failure::detail)
                        .asString()
                        .contains(said)
                        .doesNotContain("hidden", "refresh-1", "another"));
    }

    private ClusterCredential credential(Path file) {
        return new Credentials(Map.of(), clock::get, Duration.ofSeconds(60))
                .of(Kubeconfig.load(List.of(file)).currentContext().orElseThrow());
    }

    private Path oidc(String idToken, String refresh) throws IOException {
        return file("""
            name: oidc
                  config:
                    client-id: porthole client
                    client-secret: hidden/secret
                    idp-issuer-url: %s/realm
                    id-token: %s
                    refresh-token: %s
            """.formatted(url(), idToken, refresh));
    }

    private Path file(String provider) throws IOException {
        return Files.writeString(folder.resolve("config"), """
            # kept as it is
            contexts:
            - {name: one, context: {cluster: one, user: one}}
            clusters:
            - {name: one, cluster: {server: "https://one.example"}}
            users:
            - name: one
              user:
                auth-provider:
                  %s
            """.formatted(provider));
    }

    private String url() {
        return login.context(FakeApiServer.token("")).cluster().server().toString();
    }

    /** A token whose signature nobody checks here. */
    private static String token(Instant expires) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(
                        ("{\"exp\":" + expires.getEpochSecond() + "}").getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
