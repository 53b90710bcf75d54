package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.theme.Theme;
import impl.org.controlsfx.skin.AutoCompletePopup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Pods page on the scene's cluster: a restart that happens while one looks, a pod looked into, a forward. */
@Timeout(300)
class PodsOnSceneTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void a_restart_is_explained_with_what_was_kept_when_it_happened() throws Exception {
        String shop = Required.environment("PORTHOLE_SCENE_SHOP", "the scene's shop");
        try (var window = open(Theme.DARK, 1440, 900)) {
            window.press(KeyCode.DIGIT4, true, false);
            window.await("the pods", SOON, () -> frontends(window).findFirst().isPresent());
            Pod victim = frontends(window).findFirst().orElseThrow();
            // Or its evidence is gathered, once and for all, without the memory.
            window.await(
                    "the metrics",
                    SOON,
                    () -> window.session()
                            .cluster()
                            .metrics()
                            .state()
                            .latest()
                            .known()
                            .filter(state -> state.status() == ConnectionState.Status.CONNECTED)
                            .isPresent());
            post(shop, "/restart/" + victim.key().name());
            window.await("the restart", SOON, () -> restarts(window, victim) > 0);
            window.await(
                    "its evidence",
                    SOON,
                    () -> window.session().pods().latest().known().map(PodTable::restarts).orElse(List.of()).stream()
                            .filter(restart -> restart.uid().equals(victim.uid()))
                            .anyMatch(restart ->
                                    window.session().restarts().of(restart).isPresent()));

            choose(window, victim);

            window.await(
                    "that it was kept",
                    SOON,
                    () -> window.texts(".pod-story-facts").contains("Kept when it happened"));
            String facts = window.texts(".pod-story-facts");
            assertThat(facts).contains("OOMKilled", "it used more memory than its limit", "Memory: at most", "healthy");
            window.picture("pods-why-dark");

            tab(window, 1);
            window.await(
                    "its description",
                    SOON,
                    () -> window.texts(".pod-summary").contains(victim.key().toString()));
            window.picture("pods-description-dark");
            tab(window, 2);
            window.await("its memory", SOON, () -> window.texts(".pod-metrics").contains("Memory: at most"));
            window.picture("pods-metrics-dark");
            tab(window, 3);
            window.await(
                    "its lines", SOON, () -> !window.texts(".pod-log-lines").isEmpty());
            window.picture("pods-logs-dark");
            tab(window, 4);
            window.await("its YAML", SOON, () -> window.node(".yaml-text") != null);
            window.picture("pods-yaml-dark");
            window.press(window.node(".pod-detail"), KeyCode.ESCAPE);
            window.await("the detail to be closed", SOON, () -> window.node(".pod-detail") == null);
        }
    }

    @Test
    void a_port_of_a_service_is_brought_to_this_machine_and_back_after_the_next_start() throws Exception {
        int prometheus = Integer.parseInt(Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus"));
        assertThat(prometheus).isPositive();
        int port;
        try (var window = open(Theme.LIGHT, 1440, 900)) {
            window.press(KeyCode.DIGIT4, true, false);
            window.press(KeyCode.F, false, true);
            window.await("the forwards", SOON, () -> window.node(".forwards-pane") != null);
            window.await(
                    "the services to choose from",
                    SOON,
                    () -> offered(window, "prometheus-server").contains("monitoring/svc/prometheus-server:80"));
            forward(window, "somewhere");
            window.await(
                    "what is wrong with it",
                    SOON,
                    () -> window.texts(".forwards-pane").contains("Write it like"));

            forward(window, "monitoring/svc/prometheus-server:80");
            window.await(
                    "the address", SOON, () -> window.texts(".forwards-pane").contains("http://127.0.0.1:"));
            port = forwards(window).getFirst().localPort();
            assertThat(get(port, "/-/ready")).contains("Ready");
            window.await(
                    "that it is connected",
                    SOON,
                    () -> window.texts(".forwards-pane").contains("Connected to "));
            window.picture("forwards-light");
        }
        try (var window = open(Theme.DARK, 1000, 700)) {
            TestCluster.await(
                    "the forward to be open again", () -> forwards(window).size() == 1);
            assertThat(forwards(window).getFirst().localPort()).isEqualTo(port);
            assertThat(get(port, "/-/ready")).contains("Ready");
            window.press(KeyCode.F, false, true);
            window.await("the forwards", SOON, () -> window.node(".forwards-pane") != null);
            window.picture("forwards-small-dark");
        }
    }

    private OpenWindow open(Theme theme, int width, int height) {
        Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        return new OpenWindow(SampleOptions.kubeconfig(kubeconfig), folder, theme, width, height);
    }

    /** They print all the time, and no incident rolls them out anew. */
    private static Stream<Pod> frontends(OpenWindow window) {
        return shopPods(window).stream()
                .filter(pod -> pod.ready() && pod.key().name().startsWith("frontend-"));
    }

    private static List<Pod> shopPods(OpenWindow window) {
        return window.session().pods().latest().known().map(PodTable::pods).orElse(Map.of()).values().stream()
                .filter(pod -> pod.key().namespace().equals("shop") && pod.ready())
                .toList();
    }

    private static int restarts(OpenWindow window, Pod pod) {
        return window.session()
                .pods()
                .latest()
                .known()
                .map(table -> table.pods().get(pod.key()))
                .map(now -> now.restarts() - pod.restarts())
                .orElse(0);
    }

    private static void choose(OpenWindow window, Pod pod) {
        window.type("filter-field", pod.key().name());
        window.await("only that pod", SOON, () -> window.texts(".pod-list-view").contains("1 of "));
        window.press(window.node(".pod-list"), KeyCode.HOME);
        window.press(window.node(".pod-list"), KeyCode.ENTER);
    }

    private static void tab(OpenWindow window, int number) {
        window.ui(scene -> {
            ((TabPane) scene.getRoot().lookup(".pod-detail .tab-pane"))
                    .getSelectionModel()
                    .select(number);
            return true;
        });
    }

    /** What is offered while this is typed. */
    private static List<?> offered(OpenWindow window, String typed) {
        var target = (TextField) window.node(".forward-target");
        return window.ui(scene -> {
            target.requestFocus();
            target.setText("");
            target.setText(typed);
            return Window.getWindows().stream()
                    .filter(AutoCompletePopup.class::isInstance)
                    .flatMap(popup -> ((AutoCompletePopup<?>) popup).getSuggestions().stream())
                    .toList();
        });
    }

    private static void forward(OpenWindow window, String target) {
        Node open = window.node(".forward-open");
        window.ui(scene -> {
            ((TextField) window.node(".forward-target")).setText(target);
            ((Button) open).fire();
            return true;
        });
    }

    private static List<Forward> forwards(OpenWindow window) {
        return window.session()
                .cluster()
                .forwards()
                .orElseThrow()
                .forwards()
                .latest()
                .known()
                .orElse(List.of());
    }

    private static String get(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static void post(String port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.statusCode()).isLessThan(300);
        }
    }
}
