package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.Kubectl;
import dev.porthole.connectors.kubernetes.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Generated statuses on real pods of a real API server: the columns READY, STATUS, RESTARTS and AGE are those of
 * {@code kubectl get pods}.
 */
@Timeout(300)
class KubectlPodsTest {

    private static final int PODS = 72;
    private static final long SEED = 20_261_126;
    private static final Pattern ROW =
            Pattern.compile("(\\S+)\\s+(\\d+/\\d+)\\s+(\\S+)\\s+(\\d+)(?: \\([^)]*\\))?\\s+(\\S+)");

    private final Random random = new Random(SEED);

    private record Row(String ready, String status, int restarts) {}

    private record Shape(int inits, int sidecars, int containers, String status, boolean deleting) {}

    @Test
    void the_columns_of_generated_pods_are_those_of_kubectl() throws Exception {
        try (var cluster = new TestCluster()) {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            for (int i = 0; i < PODS; i++) {
                shapes.put("pod-" + i, shape(i));
            }
            shapes.forEach((name, shape) -> create(cluster, name, shape));
            Kubectl kubectl = new Kubectl();
            Map<String, Row> ours = new LinkedHashMap<>();
            Map<String, Row> theirs = new LinkedHashMap<>();
            var latest = new AtomicReference<>(PodTable.EMPTY);
            try (var connection = ClusterConnection.open(cluster.context());
                    WorkloadSource source = connection.workloads(cluster.namespace());
                    Subscription following =
                            source.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
                TestCluster.await("the pods", () -> latest.get().pods().size() == PODS);
                List<String> rows = kubectl.lines("get", "pods", "-n", cluster.namespace(), "--no-headers");
                for (String row : rows) {
                    Matcher columns = ROW.matcher(row);
                    assertThat(columns.matches()).as(row).isTrue();
                    theirs.put(
                            columns.group(1),
                            new Row(columns.group(2), columns.group(3), Integer.parseInt(columns.group(4))));
                    Pod pod = latest.get().pods().get(new PodKey(cluster.namespace(), columns.group(1)));
                    assertThat(pod).as(row).isNotNull();
                    Duration age = Duration.between(pod.createdAt(), Instant.now());
                    assertThat(age.minus(seconds(columns.group(5))).abs())
                            .as("the age in %s", row)
                            .isLessThan(Duration.ofSeconds(15));
                }
                latest.get().all().forEach(pod -> ours.put(pod.key().name(), row(pod)));
            }
            assertThat(theirs).hasSize(PODS);
            List<String> differences = new ArrayList<>();
            theirs.forEach((name, row) -> {
                if (!row.equals(ours.get(name))) {
                    differences.add(name + ": kubectl " + row + ", here " + ours.get(name) + " of " + shapes.get(name));
                }
            });
            shapes.forEach((name, shape) -> {
                if (shape.deleting()) {
                    cluster.release(name);
                }
            });
            long statuses = theirs.values().stream().map(Row::status).distinct().count();
            assertThat(statuses).as("different statuses").isGreaterThan(25);
            assertThat(differences)
                    .as("of %d pods with %d statuses, seed %d", PODS, statuses, SEED)
                    .isEmpty();
        }
    }

    private static Row row(Pod pod) {
        return new Row(pod.content().ready() + "/" + pod.content().all(), pod.status(), pod.restarts());
    }

    /** "73s", "2m5s", "3h". */
    private static Duration seconds(String age) {
        return Duration.parse("PT" + age.toUpperCase(java.util.Locale.ROOT));
    }

    private Shape shape(int number) {
        int inits = random.nextInt(3);
        int sidecars = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
        int containers = 1 + random.nextInt(3);
        var status = new ArrayList<String>();
        status.add("\"phase\":\"" + one("Pending", "Running", "Running", "Succeeded", "Failed", "Unknown") + "\"");
        if (random.nextInt(6) == 0) {
            status.add("\"reason\":\"" + one("Evicted", "NodeLost", "NodeAffinity", "UnexpectedAdmissionError") + "\"");
        }
        var conditions = new ArrayList<String>();
        if (random.nextBoolean()) {
            conditions.add(condition("Initialized", random.nextBoolean(), ""));
        }
        if (random.nextBoolean()) {
            conditions.add(condition("Ready", random.nextBoolean(), ""));
        }
        if (random.nextInt(8) == 0) {
            conditions.add(condition("PodScheduled", false, one("SchedulingGated", "Unschedulable")));
        }
        if (random.nextInt(10) == 0) {
            conditions.add("{\"type\":\"PodResizeInProgress\",\"status\":\"True\"}");
        }
        status.add("\"conditions\":[" + String.join(",", conditions) + "]");
        if (random.nextInt(12) != 0) {
            status.add("\"initContainerStatuses\":["
                    + String.join(
                            ",",
                            IntStream.range(0, inits + sidecars)
                                    .mapToObj(i -> container((i < inits ? "init-" : "sidecar-") + i))
                                    .toList())
                    + "]");
            status.add("\"containerStatuses\":["
                    + String.join(
                            ",",
                            IntStream.range(0, containers)
                                    .mapToObj(i -> container("main-" + i))
                                    .toList())
                    + "]");
        }
        return new Shape(inits, sidecars, containers, "{" + String.join(",", status) + "}", number % 9 == 8);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String condition(String type, boolean holds, String reason) {
        return "{\"type\":\"%s\",\"status\":\"%s\",\"reason\":\"%s\"}"
                .formatted(type, holds ? "True" : "False", reason);
    }

    private String container(String name) {
        return """
            {"name":"%s","image":"registry.example/x:1","imageID":"","ready":%s,"started":%s,"restartCount":%d,
             "state":%s,"lastState":%s}
            """.formatted(
                        name,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(3) == 0 ? random.nextInt(7) : 0,
                        state(),
                        random.nextInt(3) == 0 ? ended() : "{}");
    }

    private String state() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "{\"running\":{\"startedAt\":\"2026-11-26T09:00:00Z\"}}";
            case 3 ->
                "{\"waiting\":{\"reason\":\""
                        + one(
                                "CrashLoopBackOff",
                                "ImagePullBackOff",
                                "ContainerCreating",
                                "PodInitializing",
                                "ErrImagePull",
                                "CreateContainerConfigError")
                        + "\"}}";
            case 4 -> "{\"waiting\":{}}";
            case 5 -> "{}";
            default -> ended();
        };
    }

    private String ended() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> terminated("Completed", 0, 0);
            case 2 ->
                terminated(one("Error", "OOMKilled", "ContainerCannotRun", "StartError"), 1 + random.nextInt(137), 0);
            case 3 -> terminated("", random.nextInt(4), 0);
            default -> terminated("", 137, one("9", "15", "11").equals("9") ? 9 : 15);
        };
    }

    private static String terminated(String reason, int code, int signal) {
        return "{\"terminated\":{%s\"exitCode\":%d,\"signal\":%d,\"startedAt\":\"2026-11-26T09:00:00Z\",\"finishedAt\":\"2026-11-26T09:10:00Z\"}}"
                .formatted(reason.isEmpty() ? "" : "\"reason\":\"" + reason + "\",", code, signal);
    }

    private static void create(TestCluster cluster, String name, Shape shape) {
        String finalizers = shape.deleting() ? "  finalizers: [porthole.dev/held]\n" : "";
        var manifest = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\n" + finalizers
                + "spec:\n  schedulerName: nobody\n");
        if (shape.inits() + shape.sidecars() > 0) {
            manifest.append("  initContainers:\n");
            for (int i = 0; i < shape.inits() + shape.sidecars(); i++) {
                boolean sidecar = i >= shape.inits();
                manifest.append("  - {name: ")
                        .append(sidecar ? "sidecar-" : "init-")
                        .append(i)
                        .append(", image: \"registry.example/x:1\"")
                        .append(sidecar ? ", restartPolicy: Always" : "")
                        .append("}\n");
            }
        }
        manifest.append("  containers:\n");
        for (int i = 0; i < shape.containers(); i++) {
            manifest.append("  - {name: main-").append(i).append(", image: \"registry.example/x:1\"}\n");
        }
        cluster.apply(manifest.toString());
        cluster.replaceStatus(name, shape.status());
        if (shape.deleting()) {
            cluster.delete(name);
        }
    }
}
