package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Required;
import dev.porthole.views.shell.status.ConnectionState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two clusters in two windows: the scene's, and one whose API server takes connections and never says a word. */
@Timeout(180)
class SeveralClustersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void a_dead_cluster_in_a_window_of_its_own_slows_no_other() throws Exception {
        Path scene = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var live = new OpenWindow(SampleOptions.kubeconfig(withDead(scene, silent.getLocalPort())), folder)) {
            live.await(
                    "the scene's board",
                    SOON,
                    () -> live.ui(shown -> live.content().isSettled()));

            OpenWindow dead = live.apart("dead");
            dead.await("that the dead cluster does not answer", SOON, () -> isInTrouble(dead));
            dead.picture("dead-cluster-dark");

            Instant before = newest(live);
            live.await(
                    "newer data of the live one, without trouble",
                    SOON,
                    () -> newest(live).isAfter(before.plusSeconds(10)) && !isInTrouble(live));

            dead.closeThis();
            live.await("that one window is left", SOON, () -> live.windows() == 1);
            Instant after = newest(live);
            live.await("that it goes on", SOON, () -> newest(live).isAfter(after));
        }
    }

    @Test
    void the_menu_of_clusters_follows_the_file() throws Exception {
        Path scene = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        Path file = Files.copy(scene, folder.resolve("changing.yaml"));
        try (var window = new OpenWindow(SampleOptions.kubeconfig(file), folder)) {
            openMenu(window);
            assertThat(window.menu()).hasSize(1);

            replace(file, withDead(scene, 1));

            window.await("the new context in the menu", SOON, () -> {
                window.press(KeyCode.ESCAPE, false, false);
                openMenu(window);
                return window.menu().contains("dead");
            });
        }
    }

    @Test
    void a_context_that_is_found_elsewhere_by_now_is_opened_anew() throws Exception {
        Path scene = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        Path file = folder.resolve("moved.yaml");
        Files.writeString(file, Files.readString(scene).replaceAll("server: .*", "server: https://127.0.0.1:1"));
        try (var window = new OpenWindow(SampleOptions.kubeconfig(file), folder)) {
            window.await("that nobody is there", SOON, () -> isInTrouble(window));

            replace(file, scene);

            window.await(
                    "the board of where it is now",
                    SOON,
                    () -> window.ui(shown -> window.content().isSettled()) && !isInTrouble(window));
        }
    }

    /** At once: without a file in between, which would be another change. */
    private void replace(Path file, Path other) throws IOException {
        Path copy = Files.copy(other, folder.resolve("next.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void openMenu(OpenWindow window) {
        window.press(KeyCode.C, false, true);
        window.await("the menu of clusters", SOON, () -> !window.menu().isEmpty());
    }

    private static boolean isInTrouble(OpenWindow window) {
        return window.session()
                .cluster()
                .workloads()
                .state()
                .latest()
                .known()
                .flatMap(ConnectionState::problem)
                .isPresent();
    }

    private static Instant newest(OpenWindow window) {
        return window.session().board().tiles().stream()
                .map(tile -> tile.reading().latest())
                .flatMap(reading -> reading instanceof Observation.Fresh<?> fresh
                        ? Optional.of(fresh.at()).stream()
                        : Optional.<Instant>empty().stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** The scene's kubeconfig with one more context. */
    private Path withDead(Path scene, int port) throws IOException {
        Path file = folder.resolve("two-" + port + ".yaml");
        String yaml = Files.readString(scene)
                .replace(
                        "clusters:\n",
                        "clusters:\n- {name: dead, cluster: {server: \"http://127.0.0.1:" + port + "\"}}\n")
                .replace("contexts:\n", "contexts:\n- {name: dead, context: {cluster: dead, user: dead}}\n")
                .replace("users:\n", "users:\n- {name: dead, user: {token: nothing}}\n");
        return Files.writeString(file, yaml);
    }
}
