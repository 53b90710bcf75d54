package dev.porthole.app.window;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import dev.porthole.views.gallery.Lateness;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole window before an API server with 10,000 pods, of which 100 change each second. The numbers go to standard
 * error; a minute of it is {@code -Dporthole.pods.seconds=60}.
 */
@Timeout(300)
class ManyPodsTest {

    private static final int PODS = 10_000;
    private static final int PER_SECOND = 100;
    private static final Pattern CONTINUE = Pattern.compile("continue=(\\d+)");
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

    @TempDir
    private Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
    private final List<Double> delays = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean busy;
    private volatile boolean over;

    @Test
    void ten_thousand_pods_that_change_do_not_make_the_window_stutter() throws Exception {
        int seconds = Integer.getInteger("porthole.pods.seconds", 6);
        try (var server = new FakeApiServer(this::serve);
                var window =
                        new OpenWindow(SampleOptions.kubeconfig(kubeconfig(server)), folder, Theme.DARK, 1440, 900)) {
            long before = heap();
            window.press(KeyCode.DIGIT4, true, false);
            window.await(
                    "all pods",
                    Duration.ofSeconds(60),
                    () -> window.texts(".pod-list-view").contains("10,000 pods"));
            long after = heap();
            try (Subscription listening = window.session().pods().subscribe(this::arrived);
                    var lateness = new Lateness()) {
                busy = true;
                double[] stalls = stalls(Duration.ofSeconds(seconds));
                TestCluster.await("the load that is meant", () -> changes.get() > seconds * PER_SECOND * 9 / 10);
                busy = false;
                TestCluster.await("every change, for none is lost or stuck", sent::isEmpty);
                double machine = lateness.longestMs();
                List<Double> late;
                synchronized (delays) {
                    late = delays.stream().sorted().toList();
                }
                System.err.printf(
                        "10,000 pods, %d changes in %d s: UI thread late by median %.1f ms, p99 %.1f ms, at most %.1f"
                                + " ms; change to table median %.0f ms, p99 %.0f ms; heap %d MB, %d bytes a pod%n",
                        changes.get(),
                        seconds,
                        at(stalls, 0.5),
                        at(stalls, 0.99),
                        stalls[stalls.length - 1],
                        late.get(late.size() / 2),
                        late.get(late.size() * 99 / 100),
                        heap() >> 20,
                        (after - before) / PODS);
                assertThat(late.getLast()).as("the latest change, in ms").isLessThan(5_000 + machine);
                assertThat(stalls[stalls.length - 1])
                        .as("the longest stall in ms, on a machine up to %.0f ms late", machine)
                        .isLessThan(1_000 + machine);
            } finally {
                over = true;
            }
            window.picture("pods-ten-thousand-dark");
        }
    }

    /** How late the UI thread takes up what it is given, in milliseconds, in order of size. */
    private static double[] stalls(Duration length) throws InterruptedException {
        List<Double> all = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            long given = System.nanoTime();
            Platform.runLater(() -> all.add((System.nanoTime() - given) / 1e6));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        // The last ones are still on their way.
        UiThread.run(() -> {});
        return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A change carries its number as a label of the pod. */
    private void arrived(Observation<PodTable> now) {
        long at = System.nanoTime();
        now.known()
                .ifPresent(table -> sent.entrySet().removeIf(change -> {
                    int number = change.getKey() % PODS;
                    Pod pod = table.pods().get(new PodKey("team-" + number % 30, name(number)));
                    boolean there = pod != null
                            && Integer.parseInt(pod.labels().find("change").orElse("0")) >= change.getKey();
                    if (there) {
                        delays.add((at - change.getValue()) / 1e6);
                    }
                    return there;
                }));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        if (!address.contains("/pods")) {
            answer(exchange, address.contains("/events") ? 403 : 200, "{\"gitVersion\":\"v1.36.1\",\"items\":[]}");
        } else if (address.contains("watch=")) {
            watch(exchange);
        } else {
            int from = number(CONTINUE, address, 0);
            int to = Math.min(PODS, from + number(LIMIT, address, PODS));
            String items = IntStream.range(from, to).mapToObj(i -> pod(i, 0)).collect(Collectors.joining(","));
            String next = to < PODS ? ",\"continue\":\"" + to + "\"" : "";
            answer(exchange, 200, "{\"metadata\":{\"resourceVersion\":\"1\"" + next + "},\"items\":[" + items + "]}");
        }
    }

    private static int number(Pattern pattern, String address, int otherwise) {
        Matcher found = pattern.matcher(address);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private void watch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long begun = 0;
            while (!over) {
                begun = busy && begun == 0 ? System.nanoTime() : begun;
                while (busy && changes.get() < (System.nanoTime() - begun) / 1e9 * PER_SECOND) {
                    change(out);
                }
                TimeUnit.MILLISECONDS.sleep(1_000 / PER_SECOND);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(OutputStream out) throws IOException {
        int number = changes.incrementAndGet();
        // One in ten is timed: looking for all of them would be the load itself.
        if (number % 10 == 0) {
            sent.put(number, System.nanoTime());
        }
        String event = "{\"type\":\"MODIFIED\",\"object\":" + pod(number % PODS, number) + "}\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String name(int number) {
        return "checkout-" + number / 20 + "-" + number % 20;
    }

    /** About as large as real ones are without their managed fields. */
    private static String pod(int number, int change) {
        return """
            {"metadata":{"name":"%1$s","namespace":"team-%2$d","uid":"u-%3$d","resourceVersion":"%4$d",
            "creationTimestamp":"2026-01-31T09:00:00Z","labels":{"app":"checkout-%5$d","pod-template-hash":"%5$d","change":"%4$d",
            "app.kubernetes.io/name":"checkout","app.kubernetes.io/part-of":"shop"},
            "annotations":{"checksum/config":"0123456789abcdef0123456789abcdef","note":"%6$s"},
            "ownerReferences":[{"kind":"ReplicaSet","name":"checkout-%5$d-abc","controller":true}]},
            "spec":{"nodeName":"node-%7$d","containers":[{"name":"main","image":"registry.example/checkout:1.2.3",
            "env":[{"name":"A","value":"%6$s"}],"resources":{"limits":{"memory":"512Mi"}}}]},
            "status":{"phase":"Running","podIP":"10.0.0.1","conditions":[{"type":"Ready","status":"True"}],
            "containerStatuses":[{"name":"main","image":"registry.example/checkout:1.2.3","ready":true,"started":true,
            "restartCount":1,"state":{"running":{"startedAt":"2026-01-31T09:00:10Z"}},
            "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137,"finishedAt":"2026-01-31T09:00:09Z"}}}]}}\
            """.formatted(name(number), number % 30, number, change, number / 20, "x".repeat(200), number % 200)
                .replace("\n", "");
    }

    private Path kubeconfig(FakeApiServer server) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
            contexts:
            - {name: large, context: {cluster: large, user: me}}
            clusters:
            - {name: large, cluster: {server: "%s"}}
            users:
            - {name: me, user: {token: sesame}}
            """.formatted(
                        server.context(FakeApiServer.token("")).cluster().server()));
    }
}
