package dev.porthole.app.window;

import dev.porthole.app.connect.Cluster;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;

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
        boolean newer = cluster.outdated().latest().known().orElse(false);
        boolean broken = cluster.workloads()
                .state()
                .latest()
                .known()
                .flatMap(state -> state.problem())
                .isPresent();
        if (newer && broken && !called) {
            called = true;
            found.run();
        }
    }

    @Override
    public void close() {
        called = true;
        file.close();
        connection.close();
    }
}
