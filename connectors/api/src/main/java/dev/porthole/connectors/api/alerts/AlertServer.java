package dev.porthole.connectors.api.alerts;

import java.time.Instant;
import java.util.List;

/**
 * One Alertmanager as it tells of itself.
 *
 * @param name its own among its peers; empty without a cluster
 * @param where how it is reached, for people
 * @param upSince when it was started
 * @param peers itself and those it shares silences and notifications with, by their address; empty without a cluster
 */
public record AlertServer(
        String name, String where, String version, Instant upSince, Cluster cluster, List<String> peers) {
    public AlertServer {
        peers = List.copyOf(peers);
    }

    /** Whether it knows what its peers know. */
    public enum Cluster {
        READY,
        SETTLING,
        DISABLED
    }
}
