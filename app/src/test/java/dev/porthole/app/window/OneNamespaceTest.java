package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person who may see the pods of one namespace and their logs, and nothing else of the cluster. */
@Timeout(180)
class OneNamespaceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void pods_and_their_own_logs_are_there_and_what_is_missing_is_said() throws Exception {
        try (var cluster = new TestCluster()) {
            cluster.pod("web", Map.of("app", "web"), 80);
            cluster.logs("web", log("pool exhausted: no connection within 3 s"), log("before"));
            ClusterContext user = cluster.user(
                    "reader", TestCluster.right("pods", "get", "list", "watch"), TestCluster.right("pods/log", "get"));

            try (var window =
                    new OpenWindow(SampleOptions.kubeconfig(kubeconfig(user)), folder, Theme.DARK, 1440, 900)) {
                window.await(
                        "the pod's line among the logs",
                        SOON,
                        () -> window.session()
                                .cluster()
                                .logs()
                                .state()
                                .latest()
                                .known()
                                .flatMap(ConnectionState::identity)
                                .map(Identity::product)
                                .filter("kubelet"::equals)
                                .isPresent());
                window.press(KeyCode.DIGIT3, true, false);
                window.await(
                        "the line", SOON, () -> window.content().logs().rows().size() >= 1);
                window.await(
                        "that services are forbidden",
                        SOON,
                        () -> problem(window.session().cluster().metrics())
                                .filter(Failure.Forbidden.class::isInstance)
                                .filter(failure -> failure.detail().toString().contains("services"))
                                .isPresent());
                assertThat(window.session().cluster().role()).contains("kind: Role", "pods/portforward");
                window.picture("one-namespace-dark");
                window.openConnection("Prometheus");
                window.await(
                        "the card",
                        SOON,
                        () -> window.texts(".connection-card").contains("does not allow to list services"));
                assertThat(window.texts(".connection-card")).contains("Copy a Role that allows it");
                window.picture("one-namespace-card-dark");
            }
        }
    }

    private static Optional<Failure> problem(dev.porthole.app.connect.Connection<? extends Source> connection) {
        return connection.state().latest().known().flatMap(ConnectionState::problem);
    }

    private Path log(String message) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "log", ".txt"), Instant.now() + " stdout F " + message + "\n");
    }

    private Path kubeconfig(ClusterContext user) throws IOException {
        return Files.writeString(folder.resolve("reader.yaml"), """
            contexts:
            - {name: reader, context: {cluster: c, user: u, namespace: %s}}
            clusters:
            - {name: c, cluster: {server: "%s", certificate-authority: %s}}
            users:
            - {name: u, user: {token: %s}}
            """.formatted(
                        user.namespace(),
                        user.cluster().server(),
                        user.cluster().authority().file().orElseThrow(),
                        user.user().token().value().orElseThrow().reveal()));
    }
}
