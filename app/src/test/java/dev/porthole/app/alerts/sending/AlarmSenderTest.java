package dev.porthole.app.alerts.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.porthole.app.alerts.alarms.AlarmCondition;
import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmQuantity;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.alertmanager.AlertmanagerAlertSource;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local alarm goes its way through a real Alertmanager to a receiver, and so does its end. */
@Timeout(180)
class AlarmSenderTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AlarmSwitches SENT = AlarmSwitches.NONE.withSent("Mine", true);

    @TempDir
    private Path folder;

    private final BlockingQueue<JsonNode> webhook = new LinkedBlockingQueue<>();
    private final LiveValue<List<WatchedAlarm>> alarms = new LiveValue<>(Runnable::run, () -> {}, () -> {});

    private void evaluated(Rule.ActiveAlert... alerts) {
        var definition = new AlarmDefinition(
                "Mine",
                new AlarmQuantity.OfQuery("up == 0"),
                new AlarmCondition(Comparison.ANY, Double.NaN, Duration.ZERO),
                Labels.EMPTY,
                Labels.EMPTY,
                List.of());
        alarms.set(new Observation.Fresh<>(
                List.of(new WatchedAlarm(
                        definition, new AlarmStanding.Evaluated(), "up == 0", List.of(alerts), Rule.LastRun.NONE)),
                Instant.now(),
                List.of()));
    }

    private static Rule.ActiveAlert firing() {
        return new Rule.ActiveAlert(
                Labels.of("alertname", "Mine", "node", "node-1"),
                Labels.of("summary", "down"),
                Rule.State.FIRING,
                Instant.now().minusSeconds(60),
                0);
    }

    @Test
    void the_receiver_hears_of_it_and_of_its_end_and_a_reader_sends_nothing() throws Exception {
        Path binary = Required.or(
                Stream.of("alertmanager", "prometheus-alertmanager")
                        .flatMap(AlarmSenderTest::find)
                        .findFirst(),
                "no alertmanager is on the path");
        HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/", exchange -> {
            webhook.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sink.start();
        int port = freePort();
        Process alertmanager = alertmanager(binary, port, sink.getAddress().getPort());
        var gateway = new PooledHttpGateway(HttpTarget.direct("Alertmanager", URI.create("http://127.0.0.1:" + port)));
        try (AlertSource reading = new AlertmanagerAlertSource(gateway, "test");
                AlertSource writing = AlertmanagerAlertSource.writing(gateway, "test")) {
            awaitReady(reading, alertmanager);
            try (var sender = sender(reading)) {
                evaluated(firing());
                assertThat(alerts(reading)).isEmpty();
            }
            try (var sender = sender(writing)) {
                JsonNode told = webhook.poll(60, TimeUnit.SECONDS);
                assertThat(told.path("status").asString()).isEqualTo("firing");
                assertThat(told.path("alerts")
                                .path(0)
                                .path("labels")
                                .path("sent_by")
                                .asString())
                        .isEqualTo("porthole");
                assertThat(told.path("alerts")
                                .path(0)
                                .path("annotations")
                                .path("summary")
                                .asString())
                        .isEqualTo("down");
                assertThat(alerts(reading)).extracting(Alert::name).containsExactly("Mine");

                evaluated();

                JsonNode ended = webhook.poll(60, TimeUnit.SECONDS);
                assertThat(ended.path("status").asString()).isEqualTo("resolved");
            }
        } finally {
            alertmanager.destroy();
            alertmanager.waitFor();
            sink.stop(0);
        }
    }

    private AlarmSender sender(AlertSource source) {
        return new AlarmSender(
                alarms, () -> SENT, (deadline, question) -> question.apply(source, deadline), InstantSource.system());
    }

    private static List<Alert> alerts(AlertSource source) {
        return ((Outcome.Success<List<Alert>>) source.alerts(AlertFilter.ALL, Deadline.after(SOON))).value();
    }

    private static void awaitReady(AlertSource source, Process process) throws InterruptedException {
        Deadline end = Deadline.after(Duration.ofSeconds(90));
        while (!(source.probe(Deadline.after(Duration.ofSeconds(2))) instanceof Outcome.Success<?>)) {
            assertThat(end.passed() || process.waitFor(50, TimeUnit.MILLISECONDS))
                    .isFalse();
        }
    }

    private Process alertmanager(Path binary, int port, int sink) throws Exception {
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), """
            route: {receiver: sink, group_by: [alertname], group_wait: 0s, group_interval: 1s}
            receivers:
              - name: sink
                webhook_configs: [{url: "http://127.0.0.1:%d/", send_resolved: true}]
            """.formatted(sink));
        return new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + file,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Stream<Path> find(String name) {
        return Stream.ofNullable(System.getenv("PATH"))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable);
    }
}
