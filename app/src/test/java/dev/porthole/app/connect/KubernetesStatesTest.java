package dev.porthole.app.connect;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static dev.porthole.connectors.kubernetes.server.FakeApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ConnectionState.Status;
import dev.porthole.views.text.FailureTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of an API server, or of a credential, that is not as it should be: the state and the sentence. */
@Timeout(240)
@DisabledOnOs(OS.WINDOWS)
class KubernetesStatesTest {

    private static final String VERSION = "{\"gitVersion\":\"v1.36.1\"}";
    private static final String NOBODY = "{\"items\":[],\"metadata\":{\"resourceVersion\":\"1\"}}";
    private static final String TOKEN = "{token: sesame}";
    private static final String PLUGIN =
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, interactiveMode: IfAvailable,"
                    + " installHint: Get it from example.org}}";
    private static final String CREDENTIAL = "echo '{\"kind\":\"ExecCredential\","
            + "\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"sesame\"}}'";

    @TempDir
    private Path folder;

    static Stream<Arguments> states() {
        return Stream.of(
                argumentSet("all is well", TOKEN, "", of(200, VERSION), Status.CONNECTED, ""),
                argumentSet(
                        "401",
                        TOKEN,
                        "",
                        of(401, status(401, "Unauthorized", "Unauthorized")),
                        Status.LOGIN_NEEDED,
                        "does not accept the login)"),
                argumentSet(
                        "403",
                        TOKEN,
                        "",
                        of(403, status(403, "Forbidden", "forbidden: User me cannot get path /version")),
                        Status.FORBIDDEN,
                        "test does not allow to get version"),
                argumentSet(
                        "429",
                        TOKEN,
                        "",
                        of(429, status(429, "TooManyRequests", "too many requests")),
                        Status.FAILED,
                        "test asks to wait"),
                argumentSet(
                        "500",
                        TOKEN,
                        "",
                        of(500, status(500, "InternalError", "etcdserver: no leader")),
                        Status.FAILED,
                        "test failed with status 500 (etcdserver: no leader)"),
                argumentSet(
                        "503 of a load balancer",
                        TOKEN,
                        "",
                        of(503, "<html>no healthy upstream</html>"),
                        Status.FAILED,
                        "test failed with status 503"),
                argumentSet(
                        "a login page",
                        TOKEN,
                        "",
                        of(200, "<html>Log in</html>"),
                        Status.FAILED,
                        "test answered in a form that is not understood"),
                argumentSet(
                        "a token that has expired",
                        "{auth-provider: {name: gcp, config: {access-token: old}}}",
                        "",
                        of(401, status(401, "Unauthorized", "Unauthorized")),
                        Status.LOGIN_NEEDED,
                        "set up gke-gcloud-auth-plugin instead"),
                argumentSet(
                        "a plugin that has remarks",
                        PLUGIN,
                        "echo 'a new version is there {' >&2; " + CREDENTIAL,
                        of(200, VERSION),
                        Status.CONNECTED,
                        ""),
                argumentSet(
                        "a plugin that fails",
                        PLUGIN,
                        "echo 'your session has expired, run: login --sso' >&2; exit 2",
                        of(200, VERSION),
                        Status.LOGIN_NEEDED,
                        "the credential plugin ./plugin: it ended with status 2: your session has expired, run: login"
                                + " --sso"),
                argumentSet(
                        "a plugin that hangs",
                        PLUGIN,
                        "sleep 600",
                        of(200, VERSION),
                        Status.LOGIN_NEEDED,
                        "the credential plugin ./plugin: it waits"),
                argumentSet(
                        "a plugin that asks for a browser",
                        PLUGIN,
                        "echo 'Open https://login.example/device and enter AB12' >&2; sleep 600",
                        of(200, VERSION),
                        Status.LOGIN_NEEDED,
                        "it waits: Open https://login.example/device and enter AB12"),
                argumentSet(
                        "a plugin that is not there",
                        PLUGIN,
                        "",
                        of(200, VERSION),
                        Status.LOGIN_NEEDED,
                        "it cannot be started. Get it from example.org"));
    }

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    @ParameterizedTest
    @MethodSource("states")
    void the_state_and_the_sentence_say_what_is_wrong(
            String user, String plugin, HttpHandler server, Status status, String sentence) throws IOException {
        try (var api = new FakeApiServer(server);
                var opened = new Opened(kubeconfig(api, user, plugin))) {
            opened.await(status, sentence);

            assertThat(opened.sentence()).doesNotContain("sesame");
            assertThat(opened.sentence().isEmpty()).isEqualTo(status == Status.CONNECTED);
        }
    }

    @Test
    void a_server_that_goes_away_is_told_to_be_tried_again_and_is_there_again_by_itself() throws IOException {
        var broken = new AtomicInteger();
        try (var api = new FakeApiServer(exchange -> {
                    if (broken.get() == 0) {
                        of(200, VERSION).handle(exchange);
                    } else {
                        answer(exchange, broken.get(), status(broken.get(), "Gone", "away"));
                    }
                });
                var opened = new Opened(kubeconfig(api, TOKEN, ""))) {
            opened.await(Status.CONNECTED);

            broken.set(503);
            opened.await(Status.RECONNECTING, "test failed with status 503 (away)");
            assertThat(opened.state().orElseThrow().attempt()).isPositive();

            broken.set(401);
            opened.await(Status.AUTH_EXPIRED);

            broken.set(0);
            opened.await(Status.CONNECTED);
        }
    }

    @Test
    void a_watch_that_has_become_too_old_is_begun_anew_without_a_word() throws IOException {
        var lists = new AtomicInteger();
        try (var api = new FakeApiServer(exchange -> {
                    String address = exchange.getRequestURI().toString();
                    if (address.contains("watch=") && lists.get() == 1) {
                        stream(exchange, "{\"type\":\"ERROR\",\"object\":" + status(410, "Expired", "too old") + "}\n");
                    } else if (address.contains("watch=")) {
                        awaitEnd();
                    } else if (address.contains("/pods")) {
                        lists.incrementAndGet();
                        answer(exchange, 200, NOBODY);
                    } else {
                        of(200, VERSION).handle(exchange);
                    }
                });
                var opened = new Opened(kubeconfig(api, TOKEN, ""))) {
            opened.await(Status.CONNECTED);
            var pods = new ConnectedLive<>(opened.cluster.workloads(), WorkloadSource::pods);
            try (Subscription listening = pods.subscribe(now -> {})) {
                TestCluster.await("a second list", () -> lists.get() >= 2);
                TestCluster.await("pods", () -> pods.latest() instanceof Observation.Fresh<PodTable>);
                assertThat(opened.state().map(ConnectionState::status)).contains(Status.CONNECTED);
            }
        }
    }

    private static HttpHandler of(int status, String body) {
        return exchange -> answer(exchange, status, body);
    }

    private static void stream(HttpExchange exchange, String lines) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A watch on which nothing comes stays open for as long as the test runs. */
    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Path kubeconfig(FakeApiServer api, String user, String plugin) throws IOException {
        if (!plugin.isEmpty()) {
            Path file = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + plugin + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        String server = api.context(FakeApiServer.token("")).cluster().server().toString();
        return Files.writeString(folder.resolve("kubeconfig"), """
            contexts:
            - {name: test, context: {cluster: test, user: me}}
            clusters:
            - {name: test, cluster: {server: "%s"}}
            users:
            - {name: me, user: %s}
            """.formatted(server, user));
    }

    /** The cluster as a window has it, without the window. */
    private final class Opened implements AutoCloseable {
        private final Timer.Closing timer = Timer.real();
        private final PollEngine engine = PollEngine.real(timer, Duration.ofMillis(500));
        private final Cluster cluster;
        private final Subscription listening;

        Opened(Path kubeconfig) {
            var file = new SettingsFile(folder.resolve("settings.json"));
            var store = new SettingsStore(file, file.load());
            var environment = Map.of("PATH", "/usr/bin:/bin", "TERM", "dumb");
            this.cluster = new ClusterOpener(environment, folder, InstantSource.system())
                    .open(SampleOptions.kubeconfig(kubeconfig), "", store::cluster, engine);
            this.listening = cluster.workloads().state().subscribe(state -> {});
        }

        Optional<ConnectionState> state() {
            return cluster.workloads().state().latest().known();
        }

        void await(Status status) {
            TestCluster.await(
                    status.toString(),
                    Duration.ofSeconds(40),
                    () -> state().filter(state -> state.status() == status).isPresent());
        }

        /** A slow machine may be told first that there was no answer in time. */
        void await(Status status, String sentence) {
            TestCluster.await(
                    status + ": " + sentence,
                    () -> state().filter(state -> state.status() == status).isPresent()
                            && sentence().contains(sentence));
        }

        /** As it stands on the connection's card; empty when there is nothing to tell. */
        String sentence() {
            var messages = new Messages(Locale.ENGLISH);
            var texts = new FailureTexts();
            return state().flatMap(ConnectionState::problem)
                    .map(failure -> messages.text(texts.sentence(failure)))
                    .orElse("");
        }

        @Override
        public void close() {
            listening.close();
            engine.close();
            cluster.close();
            timer.close();
        }
    }
}
