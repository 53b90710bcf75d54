package dev.porthole.connectors.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.ReaderRole;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import dev.porthole.connectors.kubernetes.tunnel.TunnelState;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user with no rights, or with just those of {@link ReaderRole} in one namespace, on a real API server. */
@Timeout(240)
class RestrictedUserTest {

    private TestCluster cluster;
    private ClusterConnection connection;

    @BeforeEach
    void open() {
        cluster = new TestCluster();
        cluster.client()
                .serviceAccounts()
                .inNamespace(cluster.namespace())
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("oncall")
                        .endMetadata()
                        .build())
                .create();
        TokenRequest token = cluster.client()
                .serviceAccounts()
                .inNamespace(cluster.namespace())
                .withName("oncall")
                .tokenRequest();
        ClusterContext admin = cluster.context();
        var user = UserAuth.bearer("oncall", new Secret(token.getStatus().getToken()));
        connection =
                ClusterConnection.open(new ClusterContext("restricted", cluster.namespace(), admin.cluster(), user));
    }

    @AfterEach
    void close() {
        if (cluster != null) {
            connection.close();
            cluster.close();
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private void grant() {
        cluster.client()
                .load(new ByteArrayInputStream(
                        new ReaderRole(cluster.namespace()).yaml().getBytes(StandardCharsets.UTF_8)))
                .create();
        cluster.client()
                .rbac()
                .roleBindings()
                .inNamespace(cluster.namespace())
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("oncall")
                        .endMetadata()
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName("oncall")
                        .withNamespace(cluster.namespace())
                        .endSubject()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "porthole-reader")
                        .build())
                .create();
    }

    @Test
    void without_rights_every_surface_says_which_one_is_missing() {
        var pods = new AtomicReference<Observation<PodTable>>(new Observation.Pending<>());
        try (var subscription = connection.workloads().pods().subscribe(pods::set)) {
            TestCluster.await("the refusal", () -> pods.get() instanceof Observation.Failed);
        }
        missing(pods.get().problem().orElseThrow(), "list", "pods");
        missing(failure(connection.workloads().namespaces(soon())), "list", "namespaces");
        missing(failure(connection.workloads().events("", soon())), "list", "events");
        missing(failure(connection.discovery().find(List.of(), soon())), "list", "services");
        var tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "web", 80));
        assertThatThrownBy(() -> tunnel.dial(soon()))
                .asInstanceOf(InstanceOfAssertFactories.type(Dialer.DialException.class))
                .satisfies(e -> missing(e.failure(), "get", "services"));
        assertThat(tunnel.state().latest().known()).containsInstanceOf(TunnelState.Forbidden.class);
    }

    private static Failure failure(Outcome<?> outcome) {
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static void missing(Failure failure, String verb, String resource) {
        assertThat(failure).isInstanceOf(Failure.Forbidden.class);
        assertThat(((Failure.Forbidden) failure).verb()).isEqualTo(verb);
        assertThat(((Failure.Forbidden) failure).resource()).isEqualTo(resource);
    }

    @Test
    void the_offered_role_is_enough_for_one_namespace() throws Exception {
        grant();
        cluster.pod("prometheus", Map.of("app", "prometheus"), 9090);
        cluster.service("prometheus-server", Map.of("app", "prometheus"), 80);
        var ref = new ServiceRef(cluster.namespace(), "prometheus-server", 80);
        TestCluster.await(
                "the rights",
                () -> connection.discovery().find(List.of(), soon())
                                instanceof Outcome.Success<Discovered>(var found, var notes)
                        && found.candidates().stream()
                                .anyMatch(one -> one.service().equals(ref)));
        Discovered found = ((Outcome.Success<Discovered>) connection.discovery().find(List.of(), soon())).value();
        assertThat(found.namespaces()).containsExactly(cluster.namespace());
        assertThat(found.missing()).singleElement().satisfies(forbidden -> missing(forbidden, "list", "services"));

        var pods = new AtomicReference<>(PodTable.EMPTY);
        try (var subscription = connection
                .workloads(cluster.namespace())
                .pods()
                .subscribe(now -> now.known().ifPresent(pods::set))) {
            TestCluster.await("the pods", () -> !pods.get().pods().isEmpty());
        }
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // What is behind the pod: without it the tunnel is refused a moment after it stands.
            cluster.forwardAll(9090, server.getLocalPort());
            var tunnel = connection.tunnel(ref);
            TestCluster.await("the tunnel", () -> {
                try (Dialer.Channel channel = tunnel.dial(soon())) {
                    return channel.isOpen();
                } catch (Dialer.DialException e) {
                    return false;
                }
            });
        }
    }
}
