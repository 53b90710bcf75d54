package dev.porthole.connectors.kubernetes.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.typed.AccessReview.Right;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the real API server, which decides. */
@Timeout(60)
class MissingRightsTest {

    @Test
    void an_admin_lacks_nothing_and_a_reader_of_pods_the_rest() {
        try (var cluster = new TestCluster()) {
            assertThat(missing(cluster.context(), "")).isEmpty();

            ClusterContext reader = cluster.user("reader", TestCluster.right("pods", "get", "list", "watch"));
            assertThat(missing(reader, cluster.namespace()))
                    .extracting(Right::toString)
                    .contains(
                            "create pods/portforward in " + cluster.namespace(),
                            "list replicasets.apps in " + cluster.namespace(),
                            "list services in " + cluster.namespace())
                    .doesNotContain("list pods in " + cluster.namespace());
        }
    }

    private static List<Right> missing(ClusterContext context, String namespace) {
        try (var connection = ClusterConnection.open(context)) {
            Outcome<List<Right>> outcome = connection.missingRights(namespace, Deadline.after(Duration.ofSeconds(20)));
            assertThat(outcome).isInstanceOf(Outcome.Success.class);
            return ((Outcome.Success<List<Right>>) outcome).value();
        }
    }
}
