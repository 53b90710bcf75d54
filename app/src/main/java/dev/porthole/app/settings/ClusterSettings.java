package dev.porthole.app.settings;

import dev.porthole.connectors.api.forwards.ForwardTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is remembered of one cluster.
 *
 * @param servers the Service that a person chose for a connection, by the connection's id
 * @param forwards that were open
 * @param queries that were asked of its metrics
 * @param alarms what was decided of the local alarms
 */
public record ClusterSettings(
        Map<String, String> servers, List<SavedForward> forwards, SavedQueries queries, AlarmSwitches alarms) {

    public static final ClusterSettings NONE =
            new ClusterSettings(Map.of(), List.of(), SavedQueries.NONE, AlarmSwitches.NONE);

    /**
     * A forward and the port it had on this machine.
     *
     * @param restored whether it is opened again at the next start
     */
    public record SavedForward(ForwardTarget target, int localPort, boolean restored) {

        /** One that is opened again, as a person expects of what was open. */
        public SavedForward(ForwardTarget target, int localPort) {
            this(target, localPort, true);
        }
    }

    /**
     * Queries, newest first.
     *
     * @param kept those that a person wants to keep
     */
    public record SavedQueries(List<String> asked, List<String> kept) {

        static final SavedQueries NONE = new SavedQueries(List.of(), List.of());

        public SavedQueries {
            asked = List.copyOf(asked);
            kept = List.copyOf(kept);
        }
    }

    public ClusterSettings {
        servers = Map.copyOf(servers);
        forwards = List.copyOf(forwards);
    }

    /** @param server empty for whichever is found */
    public ClusterSettings withServer(String connection, String server) {
        var all = new HashMap<>(servers);
        if (server.isEmpty()) {
            all.remove(connection);
        } else {
            all.put(connection, server);
        }
        return new ClusterSettings(all, forwards, queries, alarms);
    }

    /** With {@code opened} instead of another one to the same target. */
    public ClusterSettings withForward(SavedForward opened) {
        return new ClusterSettings(
                servers,
                Stream.concat(without(opened.target()), Stream.of(opened)).toList(),
                queries,
                alarms);
    }

    public ClusterSettings withoutForward(ForwardTarget closed) {
        return new ClusterSettings(servers, without(closed).toList(), queries, alarms);
    }

    public ClusterSettings withQueries(SavedQueries others) {
        return new ClusterSettings(servers, forwards, others, alarms);
    }

    public ClusterSettings withAlarms(AlarmSwitches decided) {
        return new ClusterSettings(servers, forwards, queries, decided);
    }

    private Stream<SavedForward> without(ForwardTarget target) {
        return forwards.stream().filter(saved -> !saved.target().equals(target));
    }
}
