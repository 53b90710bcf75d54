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
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.views.connection.ConnectionState;
import dev.porthole.views.connection.ServerCandidate;
import dev.porthole.views.connection.ServerChoice;
import dev.porthole.views.i18n.Phrase;
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
            test.forward("second", 9090, port);
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

                opened.choice().choose(own);
                opened.awaitConnectedAt("svc/prometheus:9090 in " + test.namespace());
                assertThat(opened.candidate(own).chosen()).isTrue();
                assertThat(opened.candidate(own).open()).isTrue();
            }
            try (var next = new Opened()) {
                next.awaitConnectedAt("svc/prometheus:9090 in " + test.namespace());
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

    /** The cluster as a window has it, without the window. */
    private final class Opened implements AutoCloseable {
        private final Timer.Closing timer = Timer.real();
        private final PollEngine engine = PollEngine.real(timer, Duration.ofSeconds(1));
        private final Cluster cluster;
        private final AutoCloseable listening;

        Opened() {
            var file = new SettingsFile(folder.resolve("settings.json"));
            Settings settings = file.load();
            var store = new SettingsStore(file, settings);
            Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
            this.cluster = new ClusterOpener(Map.of(), folder, InstantSource.system())
                    .open(SampleOptions.kubeconfig(kubeconfig), "", store::cluster, engine);
            this.listening = cluster.metrics().state().subscribe(state -> {});
        }

        ServerChoice choice() {
            return Optional.ofNullable(cluster.servers().get("prometheus")).orElseThrow();
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
            try {
                listening.close();
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
            engine.close();
            cluster.close();
            timer.close();
        }
    }
}
