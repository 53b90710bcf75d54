package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ServerCandidate;
import dev.porthole.views.shell.status.ServerChoice;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scene has one Prometheus; the test puts a second one into its namespace, behind which is the same server. */
@Timeout(180)
class ChosenServerTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void another_server_than_the_likeliest_can_be_chosen_and_is_remembered() {
        int port = Integer.parseInt(Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus"));
        try (var test = new TestCluster()) {
            test.pod("second", Map.of("app", "second"), 9090);
            test.service("prometheus", Map.of("app", "second"), 9090);
            String own = test.namespace() + "/prometheus:9090";

            try (var opened = new Opened()) {
                opened.awaitConnectedAt("svc/prometheus-server:80 in monitoring");
                List<ServerCandidate> candidates = opened.candidates();
                assertThat(candidates)
                        .extracting(ServerCandidate::id)
                        .startsWith("monitoring/prometheus-server:80")
                        .contains(own);
                assertThat(candidates.getFirst().open()).isTrue();
                assertThat(candidates.getFirst().reasons())
                        .contains(Phrase.of("candidate.reason.LABELS", "Prometheus"));
                assertThat(candidates.getFirst().score())
                        .isGreaterThan(opened.candidate(own).score());

                // Not earlier: a second that answers would be taken where the first is slow once.
                test.forward("second", 9090, port);
                opened.choice().choose(own);
                opened.awaitConnectedAt("svc/prometheus:9090 in " + test.namespace());
                assertThat(opened.candidate(own).chosen()).isTrue();
                assertThat(opened.candidate(own).open()).isTrue();
            }
            try (var next = new Opened()) {
                next.awaitConnectedAt("svc/prometheus:9090 in " + test.namespace());
                test.delete("second");
                next.choice().choose("");
                next.awaitConnectedAt("svc/prometheus-server:80 in monitoring");
            }
        }
    }

    @Test
    void a_place_that_does_not_answer_says_why() {
        Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        try (var test = new TestCluster();
                var opened = new Opened()) {
            test.service("prometheus", Map.of("app", "nobody"), 9090);
            String own = test.namespace() + "/prometheus:9090";
            opened.awaitConnectedAt("svc/prometheus-server:80 in monitoring");

            opened.choice().choose(own);

            opened.awaitStatus(ConnectionState.Status.NO_READY_POD);
            TestCluster.await(
                    "the reason",
                    SOON,
                    () -> opened.candidate(own)
                            .problem()
                            .filter(Failure.NoReadyPod.class::isInstance)
                            .isPresent());
            assertThat(opened.candidate(own).open()).isFalse();
        }
    }

    @Test
    void a_password_that_the_chart_left_is_read_only_when_a_person_says_so() throws Exception {
        String search = Required.environment("PORTHOLE_SCENE_SEARCH", "the scene's search server");
        try (var guarded = new GuardedServer(URI.create("http://127.0.0.1:" + search), "elastic", "open sesame");
                var test = new TestCluster();
                var opened = new Opened()) {
            test.pod("master-0", Map.of("app", "elasticsearch-master"), 9200);
            test.service("elasticsearch-master", Map.of("app", "elasticsearch-master"), 9200);
            test.forward("master-0", 9200, guarded.port());
            test.secret("elasticsearch-master-credentials", Map.of("username", "elastic", "password", "open sesame"));
            String own = test.namespace() + "/elasticsearch-master:9200";
            ServerChoice choice = opened.logChoice();

            choice.choose(own);

            TestCluster.await(
                    "that it wants a password",
                    SOON,
                    () -> opened.row(choice, own)
                            .flatMap(ServerCandidate::problem)
                            .filter(Failure.Unauthorized.class::isInstance)
                            .isPresent());
            assertThat(opened.row(choice, own).flatMap(ServerCandidate::secret))
                    .contains("secret/elasticsearch-master-credentials in " + test.namespace());
            assertThat(guarded.accepted()).isZero();

            choice.unlock(own);

            TestCluster.await(
                    "a connection with the password",
                    SOON,
                    () -> opened.row(choice, own).filter(ServerCandidate::open).isPresent());
            assertThat(guarded.accepted()).isPositive();
            opened.store.close();
            assertThat(Files.readString(folder.resolve("settings.json")))
                    .contains(own)
                    .doesNotContain("sesame");
        }
    }

    /** The cluster as a window has it, without the window. */
    private final class Opened implements AutoCloseable {
        private final Timer.Closing timer = Timer.real();
        private final PollEngine engine = PollEngine.real(timer, Duration.ofSeconds(1));
        private final SettingsStore store;
        private final Cluster cluster;
        private final Subscription listening;
        private final Subscription listeningToLogs;

        Opened() {
            var file = new SettingsFile(folder.resolve("settings.json"));
            Settings settings = file.load();
            this.store = new SettingsStore(file, settings);
            Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
            this.cluster = new ClusterOpener(Map.of(), folder, InstantSource.system())
                    .open(SampleOptions.kubeconfig(kubeconfig), "", store::cluster, engine);
            this.listening = cluster.metrics().state().subscribe(state -> {});
            this.listeningToLogs = cluster.logs().state().subscribe(state -> {});
        }

        ServerChoice choice() {
            return Optional.ofNullable(cluster.servers().get("prometheus")).orElseThrow();
        }

        ServerChoice logChoice() {
            return Optional.ofNullable(cluster.servers().get("elasticsearch")).orElseThrow();
        }

        Optional<ServerCandidate> row(ServerChoice choice, String id) {
            return choice.candidates().latest().known().stream()
                    .flatMap(List::stream)
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst();
        }

        List<ServerCandidate> candidates() {
            return choice().candidates().latest().known().orElse(List.of());
        }

        ServerCandidate candidate(String id) {
            return candidates().stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        void awaitConnectedAt(String where) {
            Connection<MetricSource> metrics = cluster.metrics();
            TestCluster.await(
                    "a connection to " + where,
                    SOON,
                    () -> metrics.state()
                            .latest()
                            .known()
                            .filter(state -> state.status() == ConnectionState.Status.CONNECTED)
                            .flatMap(ConnectionState::identity)
                            .map(Identity::where)
                            .filter(where::equals)
                            .isPresent());
        }

        void awaitStatus(ConnectionState.Status status) {
            TestCluster.await(
                    "the status " + status,
                    SOON,
                    () -> cluster.metrics()
                            .state()
                            .latest()
                            .known()
                            .filter(state -> state.status() == status)
                            .isPresent());
        }

        @Override
        public void close() {
            store.close();
            listening.close();
            listeningToLogs.close();
            engine.close();
            cluster.close();
            timer.close();
        }
    }
}
