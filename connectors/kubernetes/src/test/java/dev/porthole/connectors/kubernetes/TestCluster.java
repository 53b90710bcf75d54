package dev.porthole.connectors.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** A namespace of its own in the test cluster, deleted at the end. Writes with the typed client, which nothing of the product does. */
public final class TestCluster implements AutoCloseable {

    private final Path kubeconfig;
    private final ApiServer api;
    private final TypedClient typed;
    private final KubernetesClient client;
    private final String namespace;

    public TestCluster() {
        this(Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "a test cluster")));
    }

    public TestCluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.api = new ApiServer(context(), new Credentials(System.getenv(), InstantSource.system()).of(context()));
        this.typed = new TypedClient(api);
        this.client = typed.client();
        // The product names the type of all that it reads; a manifest has but its kind.
        List.of(Pod.class, Service.class, Deployment.class, StatefulSet.class)
                .forEach(client.getKubernetesSerialization()::registerKubernetesResource);
        this.namespace = "test-" + UUID.randomUUID().toString().substring(0, 8);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        await(
                "the default service account",
                () -> client.serviceAccounts()
                                .inNamespace(namespace)
                                .withName("default")
                                .get()
                        != null);
    }

    public KubernetesClient client() {
        return client;
    }

    public String namespace() {
        return namespace;
    }

    public ClusterContext context() {
        return Kubeconfig.load(List.of(kubeconfig)).currentContext().orElseThrow();
    }

    /** The same cluster for a service account that has just these rights, in this namespace. */
    public ClusterContext user(String name, PolicyRule... rights) {
        client.serviceAccounts()
                .inNamespace(namespace)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        client.rbac()
                .roles()
                .inNamespace(namespace)
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withRules(rights)
                        .build())
                .create();
        client.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(name)
                        .withNamespace(namespace)
                        .endSubject()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                        .build())
                .create();
        String token = client.serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest()
                .getStatus()
                .getToken();
        return new ClusterContext(name, namespace, context().cluster(), FakeApiServer.token(token));
    }

    /** A right on a resource of the core group. */
    public static PolicyRule right(String resource, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups("")
                .withResources(resource)
                .withVerbs(verbs)
                .build();
    }

    /** Waits for something that will come true. */
    public static void await(String what, Callable<Boolean> condition) {
        await(what, Duration.ofSeconds(60), condition);
    }

    public static void await(String what, Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as("%s within %s", what, limit).isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }

    /** A pod that is ready. The test is its kubelet in this, for the simulated one takes its time. */
    public void pod(String name, Map<String, String> labels, int port) {
        pod(name, labels, port, "10.9.0.1");
    }

    /** A pod that is ready and has an address, which the API server's proxy goes to. */
    public void pod(String name, Map<String, String> labels, int port, String address) {
        client.pods()
                .inNamespace(namespace)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        // Nobody's, so that the simulated kubelet takes it up only when it runs already: it would
                        // write a status of its own over the one below, sooner or later.
                        .withSchedulerName("nobody")
                        .addNewContainer()
                        .withName("main")
                        .withImage("registry.example/main:1")
                        .addNewPort()
                        .withName("web")
                        .withContainerPort(port)
                        .endPort()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        status(name, PatchType.JSON_MERGE, """
            {"phase":"Running","podIP":"ADDRESS","podIPs":[{"ip":"ADDRESS"}],
             "conditions":[{"type":"Initialized","status":"True"},{"type":"Ready","status":"True"},
              {"type":"ContainersReady","status":"True"},{"type":"PodScheduled","status":"True"}],
             "containerStatuses":[{"name":"main","image":"registry.example/main:1","imageID":"","ready":true,
              "restartCount":0,"state":{"running":{"startedAt":"2026-01-31T09:00:00Z"}}}]}
            """.replace("ADDRESS", address));
        bind(name, "worker-1");
        awaitReady(name);
    }

    /** As a scheduler would. */
    public void bindTo(String pod, String node) {
        bind(pod, node);
    }

    private void bind(String pod, String node) {
        client.bindings()
                .inNamespace(namespace)
                .resource(new BindingBuilder()
                        .withNewMetadata()
                        .withName(pod)
                        .endMetadata()
                        .withNewTarget()
                        .withKind("Node")
                        .withName(node)
                        .endTarget()
                        .build())
                .create();
    }

    public void awaitReady(String name) {
        await(name + " to be ready", () -> {
            Pod pod = client.pods().inNamespace(namespace).withName(name).get();
            return pod != null && io.fabric8.kubernetes.client.readiness.Readiness.isPodReady(pod);
        });
    }

    /** A Service with a named target port. */
    public void service(String name, Map<String, String> selector, int port) {
        client.services()
                .inNamespace(namespace)
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withSelector(selector)
                        .addNewPort()
                        .withName("http")
                        .withPort(port)
                        .withNewTargetPort("web")
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    /** Every pod of the namespace forwards {@code port} to a server of the test. */
    public void forwardAll(int port, int localPort) {
        apply("PortForward", null, port, localPort);
    }

    /** One pod forwards {@code port} to a server of the test. */
    public void forward(String pod, int port, int localPort) {
        apply("PortForward", pod, port, localPort);
    }

    private void apply(String kind, String pod, int port, int localPort) {
        var forwards =
                List.of(Map.of("ports", List.of(port), "target", Map.of("address", "127.0.0.1", "port", localPort)));
        if (pod == null) {
            create(
                    "ClusterPortForward",
                    "",
                    namespace,
                    Map.of("selector", Map.of("matchNamespaces", List.of(namespace)), "forwards", forwards));
        } else {
            create(kind, namespace, pod, Map.of("forwards", forwards));
        }
    }

    /** The files that {@code pods/log} of a pod serves. */
    public void logs(String pod, Path current, Path previous) {
        create(
                "Logs",
                namespace,
                pod,
                Map.of(
                        "logs",
                        List.of(Map.of(
                                "logsFile", current.toString(),
                                "previousLogsFile", previous.toString(),
                                "follow", true))));
    }

    /** Waits until they are served: before that, who asks for them is answered with an error. */
    public void awaitLogs(String pod, String text) {
        await("the logs of " + pod + " to be served", () -> {
            try {
                return client.pods()
                        .inNamespace(namespace)
                        .withName(pod)
                        .getLog()
                        .contains(text);
            } catch (KubernetesClientException notYet) {
                return false;
            }
        });
    }

    private void create(String kind, String where, String name, Map<String, Object> spec) {
        var resource = new GenericKubernetesResource();
        resource.setApiVersion("kwok.x-k8s.io/v1alpha1");
        resource.setKind(kind);
        var metadata = new io.fabric8.kubernetes.api.model.ObjectMeta();
        metadata.setName(name);
        if (!where.isEmpty()) {
            metadata.setNamespace(where);
        }
        resource.setMetadata(metadata);
        resource.setAdditionalProperty("spec", spec);
        client.resource(resource).create();
    }

    /** Patches the pod's status as a kubelet would. */
    public void status(String pod, String json) {
        status(pod, PatchType.STRATEGIC_MERGE, json);
    }

    /** The status as given, whole lists and all. */
    public void replaceStatus(String pod, String json) {
        status(pod, PatchType.JSON_MERGE, json);
    }

    /** Lets go what only a finalizer holds. */
    public void release(String pod) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    }

    private void status(String pod, PatchType type, String json) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .subresource("status")
                .patch(PatchContext.of(type), "{\"status\":" + json + "}");
    }

    /** Any object, as a manifest. */
    public void apply(String manifest) {
        client.resource(manifest).inNamespace(namespace).create();
    }

    /** A Secret of these texts. */
    public void secret(String name, Map<String, String> texts) {
        client.secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withStringData(texts)
                        .build())
                .create();
    }

    /** A warning about a pod, as its kubelet would report it. */
    public void event(String pod, String reason, String message) {
        client.v1()
                .events()
                .inNamespace(namespace)
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(pod + "." + reason.toLowerCase(Locale.ROOT))
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withCount(3)
                        .withFirstTimestamp("2026-01-31T09:59:00Z")
                        .withLastTimestamp("2026-01-31T10:00:00Z")
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withNamespace(namespace)
                        .withName(pod)
                        .endInvolvedObject()
                        .build())
                .create();
    }

    /** Lets the API forget what {@link #event} reported, as it does by itself after an hour. */
    public void forgetEvent(String pod, String reason) {
        client.v1()
                .events()
                .inNamespace(namespace)
                .withName(pod + "." + reason.toLowerCase(Locale.ROOT))
                .delete();
    }

    public void delete(String pod) {
        client.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
    }

    @Override
    public void close() {
        client.genericKubernetesResources("kwok.x-k8s.io/v1alpha1", "ClusterPortForward")
                .withName(namespace)
                .delete();
        client.namespaces().withName(namespace).delete();
        typed.close();
        api.close();
    }
}
