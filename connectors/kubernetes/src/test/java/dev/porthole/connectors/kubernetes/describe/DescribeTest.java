package dev.porthole.connectors.kubernetes.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodDetail.Role;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.Kubectl;
import dev.porthole.connectors.kubernetes.TestCluster;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects on a real API server, as it fills in their defaults. */
@Timeout(120)
class DescribeTest {

    private static TestCluster cluster;
    private static ClusterConnection connection;
    private static WorkloadSource workloads;

    @BeforeAll
    static void open() {
        cluster = new TestCluster();
        connection = ClusterConnection.open(cluster.context());
        workloads = connection.workloads(cluster.namespace());
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            connection.close();
            cluster.close();
        }
    }

    @Test
    void a_rich_pod_is_described_as_a_whole() {
        cluster.apply("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: rich
              annotations: {team: checkout}
            spec:
              nodeSelector: {disk: ssd}
              tolerations: [{key: dedicated, value: shop, effect: NoSchedule}]
              initContainers:
              - {name: migrate, image: "registry.example/migrate:1", command: [migrate, --up]}
              - {name: mesh, image: "registry.example/mesh:1", restartPolicy: Always}
              containers:
              - name: main
                image: registry.example/main:1
                ports: [{name: web, containerPort: 8080}]
                resources: {requests: {cpu: 250m, memory: 128Mi}, limits: {cpu: "1", memory: 256Mi}}
                livenessProbe: {httpGet: {path: /healthz, port: web}, periodSeconds: 7}
                readinessProbe: {exec: {command: [check, me]}}
                env:
                - {name: LEVEL, value: debug}
                - {name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
                envFrom: [{configMapRef: {name: settings}}]
                volumeMounts: [{name: data, mountPath: /data, readOnly: true}]
              volumes:
              - {name: data, persistentVolumeClaim: {claimName: data-0}}
            """);

        PodDetail detail = success(workloads.describe(key("rich"), soon()));

        assertThat(detail.annotations()).containsEntry("team", "checkout");
        assertThat(detail.nodeSelector().get("disk")).isEqualTo("ssd");
        assertThat(detail.tolerations()).contains("dedicated=shop:NoSchedule");
        assertThat(detail.qualityOfService()).isEqualTo("Burstable");
        assertThat(detail.volumes()).contains(new PodDetail.Volume("data", "PersistentVolumeClaim", "data-0"));
        assertThat(detail.containers())
                .extracting(one -> one.status().name() + " " + one.role())
                .containsExactly("migrate " + Role.INIT, "mesh " + Role.SIDECAR, "main " + Role.MAIN);
        assertThat(detail.containers().getFirst().command()).containsExactly("migrate", "--up");
        PodDetail.Container main = detail.containers().getLast();
        assertThat(main.ports()).containsExactly(new PodDetail.Port("web", 8080, "TCP"));
        assertThat(main.requests())
                .isEqualTo(new PodDetail.Resources(OptionalDouble.of(0.25), OptionalDouble.of(128 << 20)));
        assertThat(main.limits().memory()).hasValue(256 << 20);
        assertThat(main.probes())
                .containsExactly(
                        Detail.of("pod.probe", "liveness", "http-get :web/healthz", 7, 3, 1),
                        Detail.of("pod.probe", "readiness", "exec check me", 10, 3, 1));
        assertThat(main.environment())
                .containsExactly(
                        new PodDetail.Variable("*", "", Detail.of("pod.from.configMap", "settings")),
                        new PodDetail.Variable("LEVEL", "debug", Detail.NONE),
                        new PodDetail.Variable("PASSWORD", "", Detail.of("pod.from.secret.key", "db", "password")));
        assertThat(main.mounts()).contains(new PodDetail.Mount("/data", "data", true));
        assertThat(detail.yaml())
                .startsWith("apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n")
                .contains("\n    name: main\n", "\n        cpu: \"1\"\n")
                .doesNotContain("managedFields");
    }

    @Test
    void the_yaml_is_kubectls() throws IOException, InterruptedException {
        cluster.apply("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: texts
              annotations: {yes: "yes", number: "8080", colon: "a: b", hash: "a #b", none: "", day: "2026-01-31",
                lines: "one\\ntwo\\n"}
            spec:
              securityContext: {}
              containers: [{name: main, image: "registry.example/main:1", command: [sh, -c, "exit 3"]}]
              volumes: [{name: tmp, emptyDir: {}}]
            """);
        TestCluster.await(
                "its place",
                () -> !success(workloads.describe(key("texts"), soon()))
                        .conditions()
                        .isEmpty());

        assertThat(lines(success(workloads.describe(key("texts"), soon())).yaml()))
                .isEqualTo(lines(new Kubectl()
                        .text("get", "pod", "texts", "--namespace", cluster.namespace(), "--output", "yaml")));
    }

    /** Without their quotes, of which there are two kinds, and without the null that kubectl shows. */
    private static List<String> lines(String yaml) {
        return yaml.replace("- lastProbeTime: null\n    ", "- ")
                .lines()
                .map(line -> line.replaceAll("['\"]", ""))
                .toList();
    }

    @Test
    void the_revisions_of_a_deployment_are_its_rollouts_newest_first() {
        cluster.apply(deployment("registry.example/shop:1"));
        awaitRevisions(1L);
        cluster.client()
                .apps()
                .deployments()
                .inNamespace(cluster.namespace())
                .withName("shop")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), """
                    {"spec":{"template":{"spec":{"containers":[
                      {"name":"shop","image":"registry.example/shop:2"}]}}}}\
                    """);
        awaitRevisions(2L, 1L);

        List<Revision> revisions = revisions();

        assertThat(revisions).extracting(Revision::number).containsExactly(2L, 1L);
        assertThat(revisions)
                .extracting(Revision::images)
                .containsExactly(List.of("registry.example/shop:2"), List.of("registry.example/shop:1"));
        assertThat(revisions.getFirst().beganAt()).isNotNull();
    }

    @Test
    void a_rollback_is_a_rollout_of_its_own_and_the_one_before_keeps_its_time() {
        cluster.apply(deployment("registry.example/shop:1").replace("shop", "back"));
        awaitNumbers("back", 1L);
        image("back", "registry.example/back:2");
        awaitNumbers("back", 2L, 1L);
        Instant second = revisions("back").getFirst().beganAt();
        awaitSecondAfter(second);
        image("back", "registry.example/back:1");
        awaitNumbers("back", 3L, 2L, 1L);

        TestCluster.await(
                "the event of the rollback", () -> revisions("back").getFirst().beganAt() != null);
        List<Revision> revisions = revisions("back");
        assertThat(revisions)
                .extracting(Revision::images)
                .containsExactly(
                        List.of("registry.example/back:1"),
                        List.of("registry.example/back:2"),
                        List.of("registry.example/back:1"));
        assertThat(revisions.get(1).beganAt()).isEqualTo(second);
        assertThat(revisions.getFirst().beganAt()).isAfterOrEqualTo(second);
        assertThat(revisions.getFirst().name()).isEqualTo(revisions.getLast().name());
    }

    @Test
    void a_restart_before_a_rollback_is_told_with_the_rollout_that_it_happened_in() {
        cluster.apply(deployment("registry.example/shop:1").replace("shop", "why"));
        awaitNumbers("why", 1L);
        image("why", "registry.example/why:2");
        awaitNumbers("why", 2L, 1L);
        Revision second = revisions("why").getFirst();
        String pod = podOf(second);
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TestCluster.await("the restart", () -> {
            cluster.status(pod, """
                {"containerStatuses": [{"name": "why", "image": "registry.example/why:2", "imageID": "",
                  "ready": true, "restartCount": 1, "state": {"running": {"startedAt": "%1$s"}},
                  "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled", "startedAt": "%1$s",
                    "finishedAt": "%1$s"}}}]}
                """.formatted(end));
            return ended(pod).isPresent();
        });
        Pod crashed = success(workloads.describe(key(pod), soon())).pod();
        awaitSecondAfter(end);
        image("why", "registry.example/why:1");
        awaitNumbers("why", 3L, 2L, 1L);
        TestCluster.await("the event of the rollback", () -> {
            Instant began = revisions("why").getFirst().beganAt();
            return began != null && began.isAfter(end);
        });

        List<Revision> all = revisions("why");
        Revision.InEffect then = Revision.inEffect(all, crashed, end).orElseThrow();
        assertThat(then.revision().number()).isEqualTo(2);
        assertThat(then.since()).isEqualTo(second.beganAt());
        assertThat(then.before().orElseThrow().number()).isEqualTo(1);
    }

    /** The API counts in them. */
    private static void awaitSecondAfter(Instant time) {
        TestCluster.await("the next second", () -> Instant.now().isAfter(time.plusSeconds(1)));
    }

    private static Optional<Pod.Termination> ended(String pod) {
        return success(workloads.describe(key(pod), soon()))
                .pod()
                .container("why")
                .map(Pod.Container::lastTermination);
    }

    private static String podOf(Revision revision) {
        Supplier<Optional<String>> made =
                () -> cluster.client().pods().inNamespace(cluster.namespace()).list().getItems().stream()
                        .map(pod -> pod.getMetadata().getName())
                        .filter(name -> name.startsWith(revision.name()))
                        .findFirst();
        TestCluster.await("its pod", () -> made.get().isPresent());
        return made.get().orElseThrow();
    }

    private static void image(String deployment, String image) {
        cluster.client()
                .apps()
                .deployments()
                .inNamespace(cluster.namespace())
                .withName(deployment)
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), """
                    {"spec":{"template":{"spec":{"containers":[{"name":"%s","image":"%s"}]}}}}\
                    """.formatted(deployment, image));
    }

    private static List<Revision> revisions(String deployment) {
        return success(workloads.revisions(cluster.namespace(), new Pod.Owner("Deployment", deployment), soon()));
    }

    private static void awaitNumbers(String deployment, Long... numbers) {
        TestCluster.await(
                "the revisions " + List.of(numbers),
                () -> revisions(deployment).stream()
                        .map(Revision::number)
                        .toList()
                        .equals(List.of(numbers)));
    }

    @Test
    void a_stateful_sets_revisions_have_their_images_too() {
        cluster.apply("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              serviceName: db
              replicas: 1
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec: {containers: [{name: db, image: "registry.example/db:7"}]}
            """);
        var owner = new Pod.Owner("StatefulSet", "db");
        TestCluster.await(
                "its revision",
                () -> success(workloads.revisions(cluster.namespace(), owner, soon()))
                                .size()
                        == 1);

        assertThat(success(workloads.revisions(cluster.namespace(), owner, soon()))
                        .getFirst()
                        .images())
                .containsExactly("registry.example/db:7");
    }

    @Test
    void services_are_those_that_lead_to_pods() {
        cluster.service("web", Map.of("app", "web"), 80);
        cluster.apply("""
            apiVersion: v1
            kind: Service
            metadata: {name: elsewhere}
            spec: {type: ExternalName, externalName: example.com}
            """);

        assertThat(success(workloads.services(cluster.namespace(), soon())))
                .contains(new ClusterService(
                        cluster.namespace(), "web", Map.of("app", "web"), List.of(new ClusterService.Port("http", 80))))
                .extracting(ClusterService::name)
                .doesNotContain("elsewhere");
    }

    @ParameterizedTest
    @CsvSource({"250m, 0.25", "1, 1", "1.5, 1.5", "128Mi, 134217728", "1e3, 1000", "2k, 2000"})
    void quantities_are_read_as_manifests_write_them(String text, double value) {
        assertThat(ResourceAmount.parse(text).value()).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({"''", "Mi", "many", "1 Gi"})
    void what_is_no_quantity_is_none(String text) {
        assertThat(ResourceAmount.parse(text).value()).isEmpty();
    }

    private static String deployment(String image) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop}
            spec:
              replicas: 1
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop}}
                spec: {containers: [{name: shop, image: "%s"}]}
            """.formatted(image);
    }

    private static List<Revision> revisions() {
        return success(workloads.revisions(cluster.namespace(), new Pod.Owner("Deployment", "shop"), soon()));
    }

    /** The controller may number a ReplicaSet anew a moment after it made it. */
    private static void awaitRevisions(Long... numbers) {
        TestCluster.await(
                "the revisions " + List.of(numbers),
                () -> revisions().stream().map(Revision::number).toList().equals(List.of(numbers)));
    }

    private static PodKey key(String pod) {
        return new PodKey(cluster.namespace(), pod);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }
}
