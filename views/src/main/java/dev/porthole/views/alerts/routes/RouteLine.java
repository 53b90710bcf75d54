package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.matching.MatcherText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A route as a line of the tree.
 *
 * @param depth 0 for the root
 * @param matchers as Alertmanager writes them; empty when it takes everything
 * @param way whether the labels that are tried go this way
 * @param counts whether they end here
 */
record RouteLine(Route route, int depth, String matchers, boolean way, boolean counts) {

    /** In the order of the tree. */
    static List<RouteLine> of(Routing routing, Labels tried) {
        Set<Route> way = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Route> ends = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!tried.isEmpty()) {
            for (Route.Path path : routing.paths(tried)) {
                way.addAll(path.routes());
                ends.add(path.last());
            }
        }
        List<RouteLine> lines = new ArrayList<>();
        add(routing.root(), 0, way, ends, lines);
        return lines;
    }

    private static void add(Route route, int depth, Set<Route> way, Set<Route> ends, List<RouteLine> lines) {
        lines.add(new RouteLine(
                route, depth, MatcherText.of(route.matchers()), way.contains(route), ends.contains(route)));
        route.routes().forEach(below -> add(below, depth + 1, way, ends, lines));
    }
}
