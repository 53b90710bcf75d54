package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.Address;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.connectors.elastic.KibanaDouble;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night on call, from a kubeconfig and nothing else: the board goes live, the incident begins, checkout's tiles turn
 * red, a container is killed, and two clicks lead to the line that says why.
 */
class IncidentOnSceneTest {

    private static final int LATENCY = 4;
    private static final int ERRORS = 5;
    private static final Duration LIVE = Duration.ofSeconds(60);
    private static final Duration INCIDENT = Duration.ofSeconds(180);

    @TempDir
    private Path folder;

    @Test
    void a_person_with_only_a_kubeconfig_sees_the_incident_and_finds_its_line() throws Exception {
        Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        String shop = Required.environment("PORTHOLE_SCENE_SHOP", "the scene's shop");
        try (var window = new OpenWindow(SampleOptions.kubeconfig(kubeconfig), folder)) {
            window.await("every tile's value", LIVE, () -> allTilesHaveValues(window));
            window.await("log lines", LIVE, () -> logs(window) == LogStatus.Phase.ROWS);
            window.picture("scene-calm-dark");

            post(shop, "/incident");
            window.await(
                    "the latency tile in red",
                    INCIDENT,
                    () -> window.is(window.tile(LATENCY), "critical") || window.is(window.tile(ERRORS), "critical"));
            window.await(
                    "a restart of checkout for lack of memory",
                    INCIDENT,
                    () -> window.row("restarts-pane", OomKilledCheckout::is) != null);
            window.picture("scene-incident-dark");
            window.await(
                    "whose errors they are", LIVE, () -> window.spoken(ERRORS).contains("checkout"));

            window.type("log-search-field", "\"Connection is not available\"");
            window.await("lines about the pool", LIVE, () -> firstLine(window).contains("Connection is not available"));
            window.picture("scene-searched-dark");

            window.type("log-search-field", "");
            window.click(window.tile(ERRORS));
            window.await(
                    "the tile's service as a filter",
                    LIVE,
                    () -> window.ui(scene -> window.content().logs().input().filters().stream()
                            .anyMatch(filter -> filter.subject() == LogFilter.Subject.SERVICE
                                    && filter.value().equals("checkout"))));
            window.await(
                    "only checkout's pods beside them",
                    LIVE,
                    () -> window.row("restarts-pane", row -> !row.toString().contains("checkout")) == null);
            window.picture("scene-tile-clicked-dark");

            byPatterns(window);

            window.await(
                    "the restart among them", LIVE, () -> window.row("restarts-pane", OomKilledCheckout::is) != null);
            Node row = window.row("restarts-pane", OomKilledCheckout::is);
            window.click(row);
            window.await("the pod's lines", LIVE, () -> podFilter(window).startsWith("checkout-"));
            window.await(
                    "only lines of that pod",
                    LIVE,
                    () -> logs(window) == LogStatus.Phase.ROWS
                            && firstPod(window).equals(podFilter(window)));
            window.picture("scene-pod-clicked-dark");
        }
    }

    /** The second click groups the lines of the service, the third one shows those of the pattern that is to blame. */
    private static void byPatterns(OpenWindow window) {
        window.fire(".patterns-chooser");
        window.await("the pattern of the pool", LIVE, () -> window.row("patterns", OfThePool::is) != null);
        window.picture("scene-patterns-dark");
        window.click(window.row("patterns", OfThePool::is));
        window.await("its lines", LIVE, () -> firstLine(window).contains("Connection is not available"));
        window.picture("scene-pattern-lines-dark");
    }

    /** A pattern, known by its words. */
    private static final class OfThePool {
        static boolean is(Object row) {
            return row instanceof LogPattern pattern && pattern.template().contains("Connection is not available");
        }
    }

    @Test
    void the_same_lines_are_found_through_kibana_where_the_search_server_cannot_be_reached() throws Exception {
        Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        String search = Required.environment("PORTHOLE_SCENE_SEARCH", "the scene's search server");
        String port = Required.environment("PORTHOLE_SCENE_KIBANA", "the port behind the scene's kibana-kibana");
        var address = Address.parse("svc://logging/kibana-kibana:5601");
        try (var kibana = KibanaDouble.start(
                        KibanaDouble.Mode.KIBANA_9, URI.create("http://127.0.0.1:" + search), Integer.parseInt(port));
                var window = new OpenWindow(
                        SampleOptions.kubeconfig(kubeconfig, Optional.of(address)), folder, Theme.LIGHT, 1000, 700)) {
            window.await("log lines through Kibana", LIVE, () -> logs(window) == LogStatus.Phase.ROWS);
            window.await("every tile's value", LIVE, () -> allTilesHaveValues(window));
            window.picture("scene-kibana-small-light");
            window.type("log-search-field", "\"upstream checkout answered\"");
            window.await(
                    "the lines searched for", LIVE, () -> firstLine(window).contains("upstream checkout answered"));
            window.picture("scene-kibana-searched-small-light");

            assertThat(kibana.forwarded()).anyMatch(call -> call.contains("_search"));
        }
    }

    static boolean allTilesHaveValues(OpenWindow window) {
        return window.session().board().tiles().stream()
                .allMatch(tile -> tile.reading()
                        .latest()
                        .known()
                        .filter(reading -> reading.absence().isEmpty())
                        .isPresent());
    }

    static LogStatus.Phase logs(OpenWindow window) {
        return window.ui(
                scene -> window.content().logs().status().phaseProperty().get());
    }

    private static boolean isAsking(OpenWindow window) {
        return window.ui(
                scene -> window.content().logs().status().askingProperty().get());
    }

    static String firstLine(OpenWindow window) {
        return window.ui(scene -> {
            var rows = window.content().logs().rows();
            return rows.size() == 0 ? "" : rows.arena().entry(rows.line(0)).message();
        });
    }

    private static String firstPod(OpenWindow window) {
        return window.ui(scene -> {
            var rows = window.content().logs().rows();
            return rows.size() == 0 ? "" : rows.arena().entry(rows.line(0)).pod();
        });
    }

    private static String podFilter(OpenWindow window) {
        return window.ui(scene -> window.content().logs().input().filters().stream()
                .filter(filter -> filter.subject() == LogFilter.Subject.POD)
                .map(LogFilter::value)
                .findFirst()
                .orElse(""));
    }

    private static void post(String port, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** A row of the restart list, known by what it says of itself. */
    private static final class OomKilledCheckout {
        static boolean is(Object row) {
            String text = row.toString();
            return text.contains("checkout-") && text.contains("OOMKilled");
        }
    }
}
