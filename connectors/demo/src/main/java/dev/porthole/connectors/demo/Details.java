package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.Condition;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the API would say of single objects of the sample cluster. */
final class Details {

    private static final long BEGIN_MS = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
    private static final int REPLICA_SETS = 4;
    private static final double CPU_LIMIT = 1;
    private static final double CPU_REQUEST = 0.1;
    private static final String KUBELET = "v1.36.0";

    private final World world;

    Details(World world) {
        this.world = world;
    }

    PodDetail pod(Life life, Pod pod) {
        Instant created = pod.createdAt();
        return new PodDetail(
                pod,
                new PodDetail.Placement(
                        life.address(),
                        address(life.node()),
                        created,
                        Labels.EMPTY,
                        List.of("node.kubernetes.io/not-ready:NoExecute op=Exists for 300s")),
                new PodDetail.Standing("default", "Burstable", ""),
                List.of(
                        condition("PodScheduled", true, "", created),
                        condition("Initialized", true, "", created),
                        condition("ContainersReady", pod.ready(), "ContainersNotReady", created),
                        condition("Ready", pod.ready(), "ContainersNotReady", created)),
                List.of(container(life, pod)),
                List.of(new PodDetail.Volume(
                        "settings", "ConfigMap", life.workload().name() + "-settings")),
                Map.of("porthole.dev/demo", "made up"),
                yaml(life, pod));
    }

    private static Condition condition(String type, boolean holds, String reason, Instant since) {
        return new Condition(type, holds ? "True" : "False", holds ? "" : reason, "", since);
    }

    private static PodDetail.Container container(Life life, Pod pod) {
        Workload workload = life.workload();
        Pod.Container status = pod.containers().getFirst();
        boolean http = workload.servesHttp();
        double memory = workload.memoryBytes();
        return new PodDetail.Container(
                status,
                PodDetail.Role.MAIN,
                new PodDetail.Run(
                        "",
                        status.state().equals("ImagePullBackOff")
                                ? "Back-off pulling image \"" + life.image() + "\""
                                : "",
                        status.ready() ? pod.createdAt() : null),
                http ? List.of(new PodDetail.Port("http", 8080, "TCP")) : List.of(),
                new PodDetail.Amounts(
                        new PodDetail.Resources(OptionalDouble.of(CPU_REQUEST), OptionalDouble.of(memory / 2)),
                        new PodDetail.Resources(OptionalDouble.of(CPU_LIMIT), OptionalDouble.of(memory))),
                new PodDetail.Start(
                        List.of(),
                        List.of(new PodDetail.Variable(
                                "DB_PASSWORD", "", Detail.of("pod.from.secret.key", "orders-db", "password"))),
                        List.of(new PodDetail.Mount("/etc/settings", "settings", true))),
                http
                        ? List.of(
                                Detail.of("pod.probe", "liveness", "http-get :8080/healthz", 10, 3, 1),
                                Detail.of("pod.probe", "readiness", "http-get :8080/ready", 5, 3, 1))
                        : List.of());
    }

    private static String yaml(Life life, Pod pod) {
        return """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: %s
              uid: %s
              labels:
                app: %s
            spec:
              nodeName: %s
              containers:
              - name: %s
                image: %s
                resources:
                  limits:
                    cpu: "1"
                    memory: %dMi
            status:
              phase: %s
              podIP: %s
            """.formatted(
                life.pod(),
                life.workload().namespace(),
                life.uid(),
                life.workload().name(),
                life.node(),
                life.container(),
                life.image(),
                life.workload().memoryMiB(),
                pod.phase().name().charAt(0) + pod.phase().name().substring(1).toLowerCase(Locale.ROOT),
                life.address());
    }

    private String address(String node) {
        return "10.0.0." + (10 + world.nodes().indexOf(node));
    }

    NodeState node(String name) {
        Instant since = Instant.ofEpochMilli(BEGIN_MS);
        return new NodeState(
                name,
                List.of(
                        condition("MemoryPressure", false, "KubeletHasSufficientMemory", since),
                        condition("DiskPressure", false, "KubeletHasNoDiskPressure", since),
                        condition("PIDPressure", false, "KubeletHasSufficientPID", since),
                        condition("Ready", true, "", since)),
                false,
                KUBELET);
    }

    /** The rollouts and rollbacks so far, of a Deployment that has them; one revision of any other. */
    List<Revision> revisions(Workload workload, long timeMs) {
        if (workload.kind().equals("Job")) {
            return List.of();
        }
        if (workload.habit() != Workload.Habit.ROLLED_OUT) {
            return List.of(revision(workload, World.GOOD_VERSION, 1, BEGIN_MS, workload.replicas(), "installed"));
        }
        List<Revision> revisions = new ArrayList<>();
        for (long cycle = Incident.cycle(timeMs); revisions.size() < REPLICA_SETS; cycle--) {
            long start = cycle * Incident.CYCLE_MS;
            add(revisions, workload, World.BAD_VERSION, start + Incident.ROLLOUT * 1000L, timeMs, "release 1.15.0");
            add(revisions, workload, World.GOOD_VERSION, start + Incident.ROLLBACK * 1000L, timeMs, "back to 1.14.0");
        }
        revisions.sort(Comparator.comparingLong(Revision::number).reversed());
        Revision newest = revisions.getFirst();
        revisions.set(
                0,
                new Revision(
                        newest.name(),
                        newest.number(),
                        newest.images(),
                        newest.beganAt(),
                        workload.replicas(),
                        newest.cause()));
        return revisions;
    }

    private static void add(
            List<Revision> revisions, Workload workload, String version, long atMs, long timeMs, String cause) {
        if (atMs <= timeMs) {
            long number = (atMs - BEGIN_MS) / (Incident.CYCLE_MS / 2);
            revisions.add(revision(workload, version, number, atMs, 0, cause));
        }
    }

    private static Revision revision(
            Workload workload, String version, long number, long atMs, int replicas, String cause) {
        return new Revision(
                workload.name() + "-" + number,
                number,
                List.of("registry.example/" + workload.namespace() + "/" + workload.name() + ":" + version),
                Instant.ofEpochMilli(atMs),
                replicas,
                cause);
    }

    /** One for each workload that serves. */
    List<ClusterService> services(String namespace) {
        return world.workloads().stream()
                .filter(workload -> workload.servesHttp()
                        && (namespace.isEmpty() || workload.namespace().equals(namespace)))
                .map(workload -> new ClusterService(
                        workload.namespace(),
                        workload.name(),
                        Map.of("app", workload.name()),
                        List.of(new ClusterService.Port("http", 80))))
                .toList();
    }
}
