package dev.porthole.connectors.demo.alerts;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.alerts.InhibitRule;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import java.time.Duration;
import java.util.List;

/** How the sample shop's alerts reach people: the on-call's pager for what is critical, a channel for the shop. */
public final class DemoRouting {

    private static final Route.Timing TIMING =
            new Route.Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
    private static final Route.Timing WATCHDOG =
            new Route.Timing(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final List<String> GROUPED_BY = List.of("alertname", "namespace");

    private static final Route ROOT = route(
            "on-call",
            List.of(),
            false,
            TIMING,
            List.of(
                    route(
                            "dead-mans-switch",
                            List.of(Matcher.equal("alertname", "Watchdog")),
                            false,
                            WATCHDOG,
                            List.of()),
                    route("pager", List.of(Matcher.equal("severity", "critical")), true, TIMING, List.of()),
                    route("shop-team", List.of(Matcher.equal("namespace", "shop")), false, TIMING, List.of())));

    /** A service that fails need not be told to be slow besides. */
    private static final InhibitRule SLOW_BECAUSE_FAILING = new InhibitRule(
            "slow-because-failing",
            List.of(Matcher.equal("alertname", "HighErrorRate")),
            List.of(Matcher.equal("alertname", "HighLatency")),
            List.of("namespace", "service"));

    /** What stands in the configuration. */
    public static final Routing ROUTING = new Routing(
            List.of("demo"),
            ROOT,
            List.of(
                    new Routing.Destination(
                            "on-call", List.of(new Routing.Integration("email", "ops@shop.example", false))),
                    new Routing.Destination(
                            "dead-mans-switch",
                            List.of(new Routing.Integration("webhook", "deadmansswitch.example", true))),
                    new Routing.Destination("pager", List.of(new Routing.Integration("pagerduty", "", true))),
                    new Routing.Destination(
                            "shop-team", List.of(new Routing.Integration("slack", "#shop-alerts", true)))),
            List.of(SLOW_BECAUSE_FAILING),
            List.of());

    private DemoRouting() {}

    private static Route route(
            String receiver, List<Matcher> matchers, boolean continues, Route.Timing timing, List<Route> routes) {
        return new Route(receiver, matchers, continues, GROUPED_BY, timing, Route.Intervals.NONE, routes);
    }
}
