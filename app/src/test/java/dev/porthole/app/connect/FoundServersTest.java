package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.alertmanager.Binaries;
import dev.porthole.connectors.alertmanager.RunningAlertmanager;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ConnectionState.Status;
import dev.porthole.views.shell.status.ServerCandidate;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers laid out in a namespace of a real API server, for a person who may look into just that one. */
@Timeout(180)
class FoundServersTest {

    private static final List<PolicyRule> RIGHTS = List.of(
            TestCluster.right("services", "get", "list"),
            TestCluster.right("endpoints", "get", "list"),
            TestCluster.right("pods", "get", "list", "watch"));
    private static final PolicyRule TUNNELS = TestCluster.right("pods/portforward", "get", "create");

    @TempDir
    private Path folder;

    @Test
    void one_with_data_is_taken_one_without_says_so_and_what_is_nowhere_is_said_with_its_namespace() throws Exception {
        try (var empty = new FakePrometheus("", false);
                var full = new FakePrometheus("", true);
                var test = new TestCluster()) {
            server(test, "prometheus-server", empty.port());
            server(test, "team-prometheus", full.port());

            try (var opened = new Opened(test, allowed(test, TUNNELS))) {
                opened.await(Status.CONNECTED);

                assertThat(opened.where()).contains("svc/team-prometheus:9090 in " + test.namespace());
                assertThat(opened.candidate("prometheus-server")
                                .problem()
                                .orElseThrow()
                                .detail())
                        .isEqualTo(Detail.of("app.empty"));
                TestCluster.await(
                        "the missing Alertmanager",
                        () -> opened.alerts()
                                .filter(state -> state.status() == Status.NOT_FOUND)
                                .isPresent());
                assertThat(opened.alerts()
                                .flatMap(ConnectionState::problem)
                                .orElseThrow()
                                .detail())
                        .isEqualTo(Detail.of("app.onlyNamespaces", test.namespace()));
            }
        }
    }

    @Test
    void one_that_swallows_everything_does_not_starve_the_next() throws Exception {
        try (var silent = new ServerSocket(0);
                var full = new FakePrometheus("", true);
                var test = new TestCluster()) {
            server(test, "prometheus-server", silent.getLocalPort());
            server(test, "team-prometheus", full.port());

            try (var opened = new Opened(test, allowed(test, TUNNELS))) {
                opened.await(Status.CONNECTED);

                assertThat(opened.where()).contains("svc/team-prometheus:9090 in " + test.namespace());
            }
        }
    }

    @Test
    void a_pod_that_is_ready_again_is_taken_up_within_five_seconds() throws Exception {
        int port;
        try (var test = new TestCluster()) {
            var first = new FakePrometheus("", true);
            port = first.port();
            server(test, "prometheus-server", port);
            try (var opened = new Opened(test, allowed(test, TUNNELS))) {
                opened.await(Status.CONNECTED);
                test.delete("prometheus-server");
                // with the pod its connections end, which the simulated kubelet leaves open
                first.close();
                opened.await(Status.NO_READY_POD);
                // long enough for pauses to have grown, if they did
                TestCluster.await(
                        "some more tries",
                        () -> opened.state()
                                .filter(state -> state.attempt() >= 5)
                                .isPresent());

                try (var second = new FakePrometheus("", true, port)) {
                    assertThat(second.port()).isEqualTo(port);
                    test.pod("prometheus-server", Map.of("app", "prometheus-server"), 9090);
                    long ready = System.nanoTime();
                    opened.await(Status.CONNECTED);

                    assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(Duration.ofSeconds(5));
                }
            }
        }
    }

    @Test
    void a_right_that_is_given_is_taken_up_within_five_seconds() throws Exception {
        try (var full = new FakePrometheus("", true);
                var test = new TestCluster()) {
            server(test, "prometheus-server", full.port());
            try (var opened = new Opened(test, allowed(test))) {
                opened.await(Status.FORBIDDEN);
                TestCluster.await(
                        "some more tries",
                        () -> opened.state()
                                .filter(state -> state.attempt() >= 4)
                                .isPresent());

                test.apply("""
                    {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"tunnels"},
                     "rules":[{"apiGroups":[""],"resources":["pods/portforward"],"verbs":["get","create"]}]}\
                    """);
                test.apply("""
                    {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"tunnels"},
                     "subjects":[{"kind":"ServiceAccount","name":"reader","namespace":"%s"}],
                     "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"tunnels"}}\
                    """.formatted(test.namespace()));
                long given = System.nanoTime();
                opened.await(Status.CONNECTED);

                assertThat(Duration.ofNanos(System.nanoTime() - given)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void all_alertmanagers_are_asked_and_one_that_goes_is_told() throws Exception {
        Path binary = Required.or(Binaries.today("alertmanager"), "today's Alertmanager is not here");
        try (var test = new TestCluster();
                var eu = RunningAlertmanager.start(binary, Files.createDirectory(folder.resolve("eu")))) {
            server(test, "eu-alertmanager", 9093, eu.uri().getPort());
            try (var us = RunningAlertmanager.start(binary, Files.createDirectory(folder.resolve("us")))) {
                server(test, "us-alertmanager", 9093, us.uri().getPort());
                try (var opened = new Opened(test, allowed(test, TUNNELS))) {
                    TestCluster.await(
                            "both",
                            () -> opened.alertServers()
                                    .filter(where ->
                                            where.contains("eu-alertmanager") && where.contains("us-alertmanager"))
                                    .isPresent());
                    assertThat(opened.alerts().orElseThrow().notes()).isEmpty();

                    us.close();

                    TestCluster.await(
                            "one of two",
                            () -> opened.alerts()
                                    .filter(state -> state.status() == Status.CONNECTED)
                                    .filter(state -> state.notes().contains(Detail.of("alertmanager.some", 1, 2)))
                                    .isPresent());
                    assertThat(opened.alertServers().orElseThrow())
                            .contains("eu-alertmanager")
                            .doesNotContain("us-alertmanager");
                }
            }
        }
    }

    private static void server(TestCluster test, String name, int port) {
        server(test, name, 9090, port);
    }

    /** @param port where it really listens */
    private static void server(TestCluster test, String name, int servicePort, int port) {
        test.pod(name, Map.of("app", name), servicePort);
        test.service(name, Map.of("app", name), servicePort);
        test.forward(name, servicePort, port);
    }

    private static ClusterContext allowed(TestCluster test, PolicyRule... more) {
        List<PolicyRule> all = new ArrayList<>(RIGHTS);
        all.add(endpointSlices());
        all.addAll(List.of(more));
        return test.user("reader", all.toArray(PolicyRule[]::new));
    }

    private static PolicyRule endpointSlices() {
        PolicyRule rule = TestCluster.right("endpointslices", "get", "list");
        rule.setApiGroups(List.of("discovery.k8s.io"));
        return rule;
    }

    /** The connections as a window has them, without the window. */
    private final class Opened implements AutoCloseable {
        private final TestCluster test;
        private final Timer.Closing timer = Timer.real();
        private final PollEngine engine = PollEngine.real(timer, Duration.ofSeconds(5));
        private final Cluster cluster;
        private final List<Subscription> listening;

        Opened(TestCluster test, ClusterContext user) throws IOException {
            this.test = test;
            var file = new SettingsFile(folder.resolve("settings.json"));
            var store = new SettingsStore(file, file.load());
            Path kubeconfig = Files.writeString(folder.resolve("reader.yaml"), """
                contexts:
                - {name: reader, context: {cluster: c, user: u, namespace: %s}}
                clusters:
                - {name: c, cluster: {server: "%s", certificate-authority: %s}}
                users:
                - {name: u, user: {token: %s}}
                current-context: reader
                """.formatted(
                            user.namespace(),
                            user.cluster().server(),
                            user.cluster().authority().file().orElseThrow(),
                            user.user().token().value().orElseThrow().reveal()));
            cluster = new ClusterOpener(Map.of(), folder, InstantSource.system())
                    .open(SampleOptions.kubeconfig(kubeconfig), "", store::cluster, engine);
            listening = cluster.connections().stream()
                    .map(connection -> connection.state().subscribe(state -> {}))
                    .toList();
        }

        Optional<ConnectionState> state() {
            return cluster.metrics().state().latest().known();
        }

        Optional<ConnectionState> alerts() {
            return cluster.alerts().state().latest().known();
        }

        Optional<String> alertServers() {
            return alerts().flatMap(ConnectionState::identity).map(Identity::where);
        }

        void await(Status status) {
            TestCluster.await(
                    status + ", and not " + state(),
                    () -> state().map(ConnectionState::status)
                            .filter(status::equals)
                            .isPresent());
        }

        String where() {
            return state().flatMap(ConnectionState::identity)
                    .map(Identity::where)
                    .orElse("");
        }

        ServerCandidate candidate(String service) {
            return Optional.ofNullable(cluster.servers().get("prometheus"))
                    .orElseThrow()
                    .candidates()
                    .latest()
                    .known()
                    .stream()
                    .flatMap(List::stream)
                    .filter(candidate -> candidate.id().equals(test.namespace() + "/" + service + ":9090"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            listening.forEach(Subscription::close);
            engine.close();
            cluster.close();
            timer.close();
        }
    }
}
