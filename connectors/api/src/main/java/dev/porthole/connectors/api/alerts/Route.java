package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of Alertmanager's routing tree. What a route leaves out it has from its parent; that is filled in here.
 *
 * @param matchers all must hold; none for the root
 * @param continues whether the routes after it are tried too when it matches
 * @param groupBy labels that make a group; {@link #ALL_LABELS} alone for every label
 * @param routes tried in order; where none matches, this one counts
 */
public record Route(
        String receiver,
        List<Matcher> matchers,
        boolean continues,
        List<String> groupBy,
        Timing timing,
        Intervals intervals,
        List<Route> routes) {

    /** In {@code group_by}: each alert is its own group. */
    public static final String ALL_LABELS = "...";

    public Route {
        matchers = List.copyOf(matchers);
        groupBy = List.copyOf(groupBy);
        routes = List.copyOf(routes);
    }

    /**
     * When a group is notified of.
     *
     * @param groupWait before the first notification
     * @param groupInterval before one of what is new in the group
     * @param repeatInterval before the same again
     */
    public record Timing(Duration groupWait, Duration groupInterval, Duration repeatInterval) {}

    /** Names of time intervals: in those it notifies nobody, outside of these neither. */
    public record Intervals(List<String> mute, List<String> active) {

        public static final Intervals NONE = new Intervals(List.of(), List.of());

        public Intervals {
            mute = List.copyOf(mute);
            active = List.copyOf(active);
        }
    }

    /** The way of an alert from the root to a route that counts, both included. */
    public record Path(List<Route> routes) {
        public Path {
            routes = List.copyOf(routes);
        }

        /** The route that counts. */
        public Route last() {
            return routes.getLast();
        }

        public String receiver() {
            return last().receiver();
        }
    }

    /**
     * The ways of an alert with these labels, in the order of the tree; none when this route does not match.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public List<Path> paths(Labels labels) {
        return paths(List.of(), labels);
    }

    private List<Path> paths(List<Route> above, Labels labels) {
        if (!matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
            return List.of();
        }
        var way = new ArrayList<>(above);
        way.add(this);
        var all = new ArrayList<Path>();
        for (Route child : routes) {
            List<Path> below = child.paths(way, labels);
            all.addAll(below);
            if (!below.isEmpty() && !child.continues) {
                break;
            }
        }
        return all.isEmpty() ? List.of(new Path(way)) : all;
    }
}
