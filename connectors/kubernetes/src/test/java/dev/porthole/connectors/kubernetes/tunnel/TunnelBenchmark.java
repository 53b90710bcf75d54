package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The tunnel against {@code kubectl port-forward}, to the same pod in the same run, turn by turn. It runs only when it is
 * asked for: {@code mvn -pl connectors/kubernetes -am test -Dtest=TunnelBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(300)
class TunnelBenchmark {

    private static final int TURNS = 5;
    private static final int REQUESTS = 2_000;
    private static final int SLICES = 8;
    private static final long SLICE_BYTES = 25_000_000;
    private static final Pattern FORWARDING = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+)");

    private record Result(double medianMicros, double p99Micros, double megabytesPerSecond) {}

    @Test
    void it_is_no_slower_than_kubectl() throws Exception {
        Path kubectl =
                Path.of(Required.environment("PORTHOLE_TEST_STACK", "kubectl")).resolve("kubectl");
        try (var cluster = new TestCluster();
                var server = new EchoServer();
                var connection = ClusterConnection.open(cluster.context())) {
            cluster.forwardAll(8080, server.port());
            cluster.pod("web", Map.of("app", "web"), 8080);
            cluster.service("web", Map.of("app", "web"), 80);
            ServiceTunnel tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "web", 80));
            TestCluster.await("the tunnel", () -> answers(tunnel));
            Process process = new ProcessBuilder(
                            kubectl.toString(),
                            "--kubeconfig",
                            System.getenv("PORTHOLE_TEST_KUBECONFIG"),
                            "-n",
                            cluster.namespace(),
                            "port-forward",
                            "pod/web",
                            ":8080")
                    .redirectErrorStream(true)
                    .start();
            try {
                int port = port(process);
                // Server and client stand in this JVM too: their own cold start is not the first one's.
                try (var one = new Measured(PlainChannel.to(server.port()));
                        var other = new Measured(PlainChannel.to(server.port()))) {
                    System.err.println("without a tunnel: " + Measured.inTurns(one, other)[1]);
                }
                var ours = new Result[TURNS];
                var theirs = new Result[TURNS];
                for (int turn = 0; turn < TURNS; turn++) {
                    try (var tunnelled = new Measured(tunnel.dial(Deadline.after(Duration.ofSeconds(10))));
                            var forwarded = new Measured(PlainChannel.to(port))) {
                        Result[] both = Measured.inTurns(tunnelled, forwarded);
                        ours[turn] = both[0];
                        theirs[turn] = both[1];
                    }
                    System.err.printf(
                            "turn %d: tunnel %s, kubectl %s: latency %.2f, throughput %.2f%n",
                            turn,
                            ours[turn],
                            theirs[turn],
                            ours[turn].medianMicros() / theirs[turn].medianMicros(),
                            ours[turn].megabytesPerSecond() / theirs[turn].megabytesPerSecond());
                }
                double latency = best(ours).medianMicros() / best(theirs).medianMicros();
                double throughput =
                        best(ours).megabytesPerSecond() / best(theirs).megabytesPerSecond();
                System.err.printf("tunnel / kubectl: median latency %.2f, throughput %.2f%n", latency, throughput);
                assertThat(latency).isLessThan(1.2);
                assertThat(throughput).isGreaterThan(0.8);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static boolean answers(ServiceTunnel tunnel) {
        try (var http = new HttpOverChannel(tunnel.dial(Deadline.after(Duration.ofSeconds(5))))) {
            return http.get("/echo/x").equals("x");
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            Matcher forwarding = FORWARDING.matcher(line);
            if (forwarding.find()) {
                return Integer.parseInt(forwarding.group(1));
            }
        }
        throw new IOException("kubectl did not forward");
    }

    /** One way to the server. What else the machine does in a slice of time befalls both alike, when they take turns. */
    private static final class Measured implements AutoCloseable {
        private final HttpOverChannel http;
        private final long[] nanos = new long[REQUESTS];
        private long drainNanos;

        Measured(Dialer.Channel channel) throws IOException {
            http = new HttpOverChannel(channel);
        }

        static Result[] inTurns(Measured one, Measured other) throws IOException {
            int part = REQUESTS / SLICES;
            for (int slice = 0; slice < SLICES; slice++) {
                one.ask(slice * part, part);
                other.ask(slice * part, part);
            }
            for (int slice = 0; slice < SLICES; slice++) {
                one.drain();
                other.drain();
            }
            return new Result[] {one.result(), other.result()};
        }

        private void ask(int from, int count) throws IOException {
            for (int i = from; i < from + count; i++) {
                long begin = System.nanoTime();
                http.get("/echo/x");
                nanos[i] = System.nanoTime() - begin;
            }
        }

        private void drain() throws IOException {
            long begin = System.nanoTime();
            http.drain("/bytes/" + SLICE_BYTES);
            drainNanos += System.nanoTime() - begin;
        }

        private Result result() {
            Arrays.sort(nanos);
            return new Result(
                    nanos[REQUESTS / 2] / 1e3,
                    nanos[REQUESTS * 99 / 100] / 1e3,
                    SLICES * SLICE_BYTES * 1e3 / drainNanos);
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    private static Result best(Result[] results) {
        return new Result(
                Arrays.stream(results).mapToDouble(Result::medianMicros).min().orElseThrow(),
                Arrays.stream(results).mapToDouble(Result::p99Micros).min().orElseThrow(),
                Arrays.stream(results)
                        .mapToDouble(Result::megabytesPerSecond)
                        .max()
                        .orElseThrow());
    }
}
