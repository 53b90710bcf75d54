package dev.porthole.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.ExitCodes;
import dev.porthole.connectors.api.Required;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process as people start it: its output, its files, its exit code. It never has a display here. */
class CommandLineTest {

    private static final int LIMIT_SECONDS = 300;

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    @Test
    void help_names_every_option_and_version_the_version() throws Exception {
        Run help = porthole("--help");

        assertThat(help.code()).isEqualTo(ExitCodes.OK);
        assertThat(help.out())
                .contains("--context", "--namespace", "--prometheus", "--alertmanager", "--elasticsearch", "--kibana")
                .contains("--demo", "status", "snapshot");
        assertThat(porthole("--version").out()).matches("Porthole \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void wrong_input_is_one_sentence_without_a_stack_trace() throws Exception {
        Run run = porthole("status", "--prometheus", "localhost:9090");

        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Write it like http://localhost:9090").doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_kubeconfig_that_cannot_be_used_is_told_instead_of_showing_the_sample_cluster() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "contexts: [");

        Run run = porthole("status", "--kubeconfig", broken.toString());

        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("The kubeconfig cannot be used", "--demo")
                .doesNotContain("Exception", "\tat ");
        assertThat(porthole("status", "--kubeconfig", "nowhere.yaml").err()).contains("There is no file nowhere.yaml");
    }

    @Test
    void a_kubeconfig_without_a_context_is_told_instead_of_showing_the_sample_cluster() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "apiVersion: v1\nkind: Config\n");

        Run run = porthole("status", "--kubeconfig", empty.toString());

        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("no context stands in the kubeconfig");
    }

    @Test
    void the_board_speaks_korean_when_asked_to() throws Exception {
        Run run = porthole("status", "--demo", "--language", "ko");

        assertThat(run.code()).as(run.err()).isIn(ExitCodes.OK, ExitCodes.WARNING, ExitCodes.CRITICAL);
        assertThat(run.out()).contains("모든 네임스페이스");
        assertThat(porthole("status", "--demo", "--language", "xx").err()).contains("Choose one of en, ko");
    }

    @Test
    void without_a_display_it_says_so_shows_the_board_as_text_and_writes_a_picture() throws Exception {
        Run run = porthole("--demo");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out().lines().findFirst().orElseThrow()).contains("no display");
        assertThat(run.out()).contains("CPU", "Latency p95", "Restarts");
        assertThat(run.err()).doesNotContain("Exception");
        Path picture;
        try (var files = Files.walk(folder)) {
            picture = files.filter(file -> file.toString().endsWith(".png"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(run.out()).contains(picture.getFileName().toString());
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1440);
    }

    @Test
    void alarms_are_printed_as_rules_over_the_metrics_that_are_there() throws Exception {
        Run run = porthole("alarms", "export", "--demo");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).startsWith("groups:\n").contains("- alert: \"NodeCpuHigh\"", "{{ $labels.node }}");
        Run resource = porthole("alarms", "export", "--demo", "--format", "prometheusrule");
        assertThat(resource.out()).startsWith("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n");
        assertThat(porthole("alarms", "--help").out()).contains("export");
    }

    @Test
    void a_file_of_alarms_with_a_mistake_exports_nothing_and_says_where_it_is() throws Exception {
        Path config = Files.createDirectories(folder.resolve("config/porthole/alarms"));
        Files.writeString(config.resolve("alarms.yaml"), "alarms:\n  - {name: A, signal: cpuu, above: 1}\n");

        Run run = porthole("alarms", "export", "--demo");

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("line 2, column 23", "did you mean \"cpu\"?");
    }

    @Test
    void a_server_that_is_not_there_is_said_and_the_state_is_unknown() throws Exception {
        Run run = porthole("status", "--prometheus", "http://127.0.0.1:9");

        assertThat(run.code()).isEqualTo(ExitCodes.UNKNOWN);
        assertThat(run.out()).contains("Prometheus").doesNotContain("NaN");
        assertThat(run.err()).doesNotContain("Exception");
    }

    @Test
    void the_status_of_the_sample_cluster_is_json_when_asked_for() throws Exception {
        Run run = porthole("status", "--demo", "--output", "json");

        assertThat(run.code()).as(run.err()).isIn(ExitCodes.OK, ExitCodes.WARNING, ExitCodes.CRITICAL);
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertThat(json.path("exitCode").asInt()).isEqualTo(run.code());
        assertThat(json.path("tiles")).isNotEmpty();
        assertThat(json.path("connections")).hasSize(4);
    }

    @Test
    void a_namespace_that_is_not_there_is_said_with_the_nearest() throws Exception {
        Run run = porthole("status", "--demo", "--namespace", "shopp");

        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("There is no namespace shopp in demo. Is shop meant?");
    }

    @Test
    void where_nothing_can_be_kept_it_works_and_says_so_once() throws Exception {
        Files.writeString(folder.resolve("config"), "in the way of the folder");
        Files.writeString(folder.resolve("state"), "in the way of the folder");

        Run run = porthole("status", "--demo");

        assertThat(run.code()).isIn(ExitCodes.OK, ExitCodes.WARNING, ExitCodes.CRITICAL);
        assertThat(run.err()).containsOnlyOnce("cannot be kept").doesNotContain("Exception");
        assertThat(run.out()).contains("CPU");
    }

    @Test
    void a_picture_onto_a_device_is_refused_before_it_is_painted() throws Exception {
        Run run = porthole("snapshot", "--demo", "/dev/full");

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("/dev/full is not a regular file").doesNotContain("Exception");
    }

    @Test
    void the_largest_picture_is_painted() throws Exception {
        Run run = porthole("snapshot", "--demo", "--size", "3840x2160", "large.png");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.OK);
        var picture = ImageIO.read(folder.resolve("large.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(3840);
        assertThat(picture.getHeight()).isEqualTo(2160);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void status_of_the_scene_has_the_numbers_that_prometheus_has() throws Exception {
        String kubeconfig = Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster");
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");

        double memoryBefore = ask(port, "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes");
        Run run = porthole("status", "--kubeconfig", kubeconfig);
        double memoryAfter = ask(port, "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes");
        double pods = ask(port, "count(kube_pod_info)");

        assertThat(run.code()).as(run.err()).isIn(ExitCodes.OK, ExitCodes.WARNING, ExitCodes.CRITICAL);
        assertThat(percent(run, "Memory") / 100)
                .isBetween(Math.min(memoryBefore, memoryAfter) - 0.02, Math.max(memoryBefore, memoryAfter) + 0.02);
        assertThat(percent(run, "Disk") / 100)
                .isBetween(
                        ask(port, "1 - node_filesystem_avail_bytes{mountpoint=\"/\"} / node_filesystem_size_bytes")
                                - 0.01,
                        1.0);
        assertThat(run.out())
                .contains("svc/prometheus-server:80 in monitoring")
                .contains("svc/prometheus-alertmanager:9093 in monitoring")
                .contains("svc/elasticsearch-master:9200 in logging");
        assertThat(pods).isPositive();
        assertThatTheTypedClientWasNotLoaded();
    }

    @Test
    void a_snapshot_of_the_scene_has_the_size_asked_for() throws Exception {
        String kubeconfig = Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster");

        Run run =
                porthole("snapshot", "board.png", "--size", "1000x700", "--theme", "light", "--kubeconfig", kubeconfig);

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.OK);
        var picture = ImageIO.read(folder.resolve("board.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(picture.getHeight()).isEqualTo(700);
        Path kept = Path.of("target", "screens");
        Files.createDirectories(kept);
        ImageIO.write(
                picture, "png", kept.resolve("scene-snapshot-small-light.png").toFile());
    }

    private static double percent(Run run, String tile) {
        var matcher = Pattern.compile(tile + "\\s+([\\d.]+)\\h%").matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    /** Its classes cost more than the first live tile may wait: they are for what somebody looks into. */
    private void assertThatTheTypedClientWasNotLoaded() throws IOException {
        List<String> loaded = Files.readAllLines(folder.resolve("classes.txt"));
        assertThat(loaded.stream().filter(line -> line.contains(".typed.TypedClient ")))
                .as("the list is whole")
                .hasSize(1);
        assertThat(loaded.stream().filter(line -> line.contains(" io.fabric8.")))
                .isEmpty();
    }

    private static double ask(String port, String expression) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                    + URLEncoder.encode(expression, StandardCharsets.UTF_8));
            String body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var matcher = Pattern.compile("\"value\":\\[[\\d.]+,\"([^\"]+)\"").matcher(body);
            assertThat(matcher.find()).as(body).isTrue();
            return Double.parseDouble(matcher.group(1));
        }
    }

    private Run porthole(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + folder.resolve("classes.txt"),
                "-cp",
                System.getProperty("java.class.path"),
                Porthole.class.getName()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "KUBECONFIG"));
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "no end within " + LIMIT_SECONDS + " s: " + command + "\n" + Files.readString(out));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
