package dev.porthole.app.settings;

import dev.porthole.app.settings.ClusterSettings.SavedForward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The part of the settings that one cluster may read and change. */
public final class ClusterMemory {

    private final SettingsStore store;
    private final String cluster;

    ClusterMemory(SettingsStore store, String cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    /** The server that a person chose for a connection. */
    public Optional<String> server(String connection) {
        return Optional.ofNullable(remembered().servers().get(connection));
    }

    /** @param server empty for whichever is found */
    public void chooseServer(String connection, String server) {
        store.update(all -> all.withCluster(cluster, all.cluster(cluster).withServer(connection, server)));
    }

    public List<SavedForward> forwards() {
        return remembered().forwards();
    }

    public void keepForward(SavedForward opened) {
        store.update(all -> all.withCluster(cluster, all.cluster(cluster).withForward(opened)));
    }

    public void forgetForward(ForwardTarget closed) {
        store.update(all -> all.withCluster(cluster, all.cluster(cluster).withoutForward(closed)));
    }

    public ClusterSettings.SavedQueries queries() {
        return remembered().queries();
    }

    public void keepQueries(ClusterSettings.SavedQueries queries) {
        store.update(all -> all.withCluster(cluster, all.cluster(cluster).withQueries(queries)));
    }

    /** What was decided of the local alarms. */
    public AlarmSwitches alarms() {
        return remembered().alarms();
    }

    public void changeAlarms(UnaryOperator<AlarmSwitches> change) {
        store.update(all -> {
            ClusterSettings before = all.cluster(cluster);
            return all.withCluster(cluster, before.withAlarms(change.apply(before.alarms())));
        });
    }

    private ClusterSettings remembered() {
        return store.now().cluster(cluster);
    }
}
