package dev.porthole.connectors.kubernetes.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fabric8's client over our own transport, on the real API server. The cluster's own client is such a one, too. */
@Timeout(120)
class TypedClientTest {

    private static TestCluster cluster;

    @BeforeAll
    static void begin() {
        cluster = new TestCluster();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static ApiServer api(ClusterContext context) {
        return new ApiServer(context, new Credentials(Map.of(), InstantSource.system()).of(context));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    @Test
    void an_object_is_read_and_one_that_is_not_there_is_not_found() {
        cluster.pod("typed", Map.of("app", "typed"), 8080);
        try (var api = api(cluster.context());
                var typed = new TypedClient(api)) {
            Outcome<Pod> found = typed.ask(
                    "get",
                    "pods",
                    client -> client.pods()
                            .inNamespace(cluster.namespace())
                            .withName("typed")
                            .get(),
                    soon());
            assertThat(((Outcome.Success<Pod>) found).value().getMetadata().getLabels())
                    .containsEntry("app", "typed");
            Outcome<Pod> none = typed.ask(
                    "get",
                    "pods",
                    client -> client.pods()
                            .inNamespace(cluster.namespace())
                            .withName("nobody")
                            .get(),
                    soon());
            assertThat(((Outcome.Failed<Pod>) none).failure()).isInstanceOf(Failure.NotFound.class);
        }
    }

    @Test
    void what_may_not_be_done_names_verb_and_resource() {
        ClusterContext nobody = cluster.user("nobody-much");
        try (var api = api(nobody);
                var typed = new TypedClient(api)) {
            Outcome<Integer> refused = typed.ask(
                    "list",
                    "pods",
                    client -> client.pods()
                            .inNamespace(cluster.namespace())
                            .list()
                            .getItems()
                            .size(),
                    soon());
            Failure why = ((Outcome.Failed<Integer>) refused).failure();
            assertThat(why).isInstanceOf(Failure.Forbidden.class);
            assertThat(((Failure.Forbidden) why).verb()).isEqualTo("list");
            assertThat(((Failure.Forbidden) why).resource()).isEqualTo("pods");
        }
    }

    @Test
    void rights_are_told_by_the_server_itself() {
        ClusterContext reader = cluster.user("reader", TestCluster.right("pods", "get", "list"));
        try (var api = api(reader);
                var typed = new TypedClient(api)) {
            var rights = new AccessReview(typed);
            assertThat(rights.may(new AccessReview.Right("list", "", "pods", cluster.namespace()), soon()))
                    .isEqualTo(Outcome.of(true));
            assertThat(rights.may(
                            new AccessReview.Right("create", "", "pods/portforward", cluster.namespace()), soon()))
                    .isEqualTo(Outcome.of(false));
        }
    }

    private static String now() {
        return cluster.client()
                .configMaps()
                .inNamespace(cluster.namespace())
                .list()
                .getMetadata()
                .getResourceVersion();
    }

    @Test
    void a_watch_over_a_websocket_tells_what_changes() {
        var seen = new CopyOnWriteArrayList<String>();
        try (var api = api(cluster.context());
                var typed = new TypedClient(api);
                var watch = typed.client()
                        .configMaps()
                        .inNamespace(cluster.namespace())
                        .watch(
                                new ListOptionsBuilder()
                                        .withResourceVersion(now())
                                        .build(),
                                new Watcher<ConfigMap>() {
                                    @Override
                                    public void eventReceived(Action action, ConfigMap map) {
                                        seen.add(
                                                action + " " + map.getMetadata().getName());
                                    }

                                    @Override
                                    public void onClose(WatcherException cause) {
                                        seen.add("closed");
                                    }
                                })) {
            for (String name : List.of("one", "two")) {
                cluster.client()
                        .configMaps()
                        .inNamespace(cluster.namespace())
                        .resource(new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                        .create();
            }
            TestCluster.await("both", () -> seen.contains("ADDED one") && seen.contains("ADDED two"));
        }
    }
}
