package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import java.util.List;

/**
 * Who is told of what: the part of Alertmanager's configuration that decides it.
 *
 * @param servers where it holds, for people; several when they share it
 * @param receivers in the order of the configuration
 * @param timeIntervals names of those that routes may refer to
 */
public record Routing(
        List<String> servers,
        Route root,
        List<Destination> receivers,
        List<InhibitRule> inhibitRules,
        List<String> timeIntervals) {
    public Routing {
        servers = List.copyOf(servers);
        receivers = List.copyOf(receivers);
        inhibitRules = List.copyOf(inhibitRules);
        timeIntervals = List.copyOf(timeIntervals);
    }

    /** A receiver and by what means it tells people; none for one that tells nobody. */
    public record Destination(String name, List<Integration> integrations) {
        public Destination {
            integrations = List.copyOf(integrations);
        }
    }

    /**
     * One means of telling people.
     *
     * @param kind as the configuration has it: "slack", "email", "pagerduty", "webhook"
     * @param target whom: a channel, an address; empty where it is secret or not said
     */
    public record Integration(String kind, String target, boolean sendsResolved) {}

    /**
     * The receivers of an alert with these labels, in the order of the tree; one may come several times.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public List<String> receivers(Labels labels) {
        return paths(labels).stream().map(Route.Path::receiver).toList();
    }

    /** The ways through the tree that {@link #receivers} follows. */
    public List<Route.Path> paths(Labels labels) {
        return root.paths(labels);
    }
}
