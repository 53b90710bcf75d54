package dev.porthole.connectors.alertmanager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Alertmanager on a free loopback port, with a receiver that tells nobody and an inhibition rule. */
public final class RunningAlertmanager implements AutoCloseable {

    private static final String CONFIGURATION = """
        route:
          receiver: nobody
          group_by: [alertname]
          group_wait: 0s
          routes:
            - receiver: shop-team
              matchers: [ 'team = "shop"' ]
        receivers:
          - name: nobody
          - name: shop-team
        inhibit_rules:
          - source_matchers: [ 'severity = "critical"' ]
            target_matchers: [ 'severity = "warning"' ]
            equal: [service]
        """;

    private final Process process;
    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private RunningAlertmanager(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    public static RunningAlertmanager start(Path binary, Path folder) throws IOException, InterruptedException {
        return start(binary, folder, CONFIGURATION);
    }

    /** One without peers. */
    public static RunningAlertmanager start(Path binary, Path folder, String configuration)
            throws IOException, InterruptedException {
        return start(binary, folder, configuration, List.of("--cluster.listen-address="));
    }

    /** Peers of each other, with the same configuration; they may need a moment more to hear of each other. */
    public static List<RunningAlertmanager> cluster(Path binary, Path folder, String configuration, int size)
            throws IOException, InterruptedException {
        List<RunningAlertmanager> peers = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String gossip = "127.0.0.1:" + freePort();
            List<String> options = new ArrayList<>(List.of(
                    "--cluster.listen-address=" + gossip,
                    "--cluster.gossip-interval=20ms",
                    "--cluster.pushpull-interval=500ms"));
            known.forEach(peer -> options.add("--cluster.peer=" + peer));
            known.add(gossip);
            peers.add(start(binary, Files.createDirectory(folder.resolve("peer" + i)), configuration, options));
        }
        return peers;
    }

    private static RunningAlertmanager start(Path binary, Path folder, String configuration, List<String> options)
            throws IOException, InterruptedException {
        int port = freePort();
        Path file = folder.resolve("alertmanager.yml");
        Files.writeString(file, configuration);
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        var running = new RunningAlertmanager(process, URI.create("http://127.0.0.1:" + port));
        running.awaitReady(folder);
        return running;
    }

    public URI uri() {
        return uri;
    }

    /** Posts JSON and gives back the answer's body. */
    public String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        // It writes its state when it is told to end; whoever deletes the folder must not be quicker.
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!isReady()) {
            if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("no Alertmanager: " + Files.readString(folder.resolve("alertmanager.log")));
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(uri.resolve("/-/ready"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
