package dev.porthole.app.window;

import dev.porthole.app.connect.Cluster;
import dev.porthole.app.connect.Outdated;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import java.util.Optional;

/**
 * Calls when a cluster cannot be reached and the kubeconfig has another way to it by now: a local cluster that was
 * started anew, a user who has logged in again. While all is well it is left alone. UI thread only.
 */
final class NewerContext implements Subscription {

    private final Cluster cluster;
    private final Runnable found;
    private final Subscription file;
    private final Subscription connection;
    private boolean called;

    /** @param found is called once at most */
    NewerContext(Cluster cluster, UiBridge bridge, Runnable found) {
        this.cluster = cluster;
        this.found = found;
        this.file = bridge.deliver(cluster.outdated(), now -> look());
        this.connection = bridge.deliver(cluster.workloads().state(), now -> look());
    }

    private void look() {
        Outdated newer = cluster.outdated().latest().known().orElse(Outdated.NO);
        Optional<Failure> problem = cluster.workloads().state().latest().known().flatMap(state -> state.problem());
        if (!called && problem.filter(why -> mayMend(newer, why)).isPresent()) {
            called = true;
            found.run();
        }
    }

    private static boolean mayMend(Outdated newer, Failure problem) {
        return switch (newer) {
            case NO -> false;
            case LOGIN -> problem instanceof Failure.Unauthorized || problem instanceof Failure.TlsRejected;
            case SERVER -> true;
        };
    }

    @Override
    public void close() {
        called = true;
        file.close();
        connection.close();
    }
}
