package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.InhibitRule;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads what decides who is told of what from Alertmanager's configuration, as its status has it. */
final class RoutingYaml {

    /** What a root route leaves out. */
    private static final Route DEFAULTS = new Route(
            "",
            List.of(),
            false,
            List.of(),
            new Route.Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)),
            Route.Intervals.NONE,
            List.of());

    private final List<String> servers;
    private final List<Detail> notes = new ArrayList<>();
    private final ConfigMatchers matchers = new ConfigMatchers(notes);

    RoutingYaml(List<String> servers) {
        this.servers = servers;
    }

    Outcome<Routing> read(String yaml) {
        JsonNode root = parsed(yaml);
        if (!root.path("route").isObject()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-route"));
        }
        List<String> intervals = new ArrayList<>();
        root.path("mute_time_intervals")
                .forEach(each -> intervals.add(each.path("name").asString("")));
        root.path("time_intervals")
                .forEach(each -> intervals.add(each.path("name").asString("")));
        var routing = new Routing(
                servers,
                route(root.path("route"), DEFAULTS),
                ReceiversYaml.read(root.path("receivers")),
                inhibitRules(root.path("inhibit_rules")),
                intervals);
        return Outcome.of(routing, notes);
    }

    /** The parser's own words are left out: they quote what stands there. */
    private static JsonNode parsed(String yaml) {
        try {
            return YAMLMapper.builder().build().readTree(yaml);
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-yaml", line));
        }
    }

    /** What it leaves out it has from {@code parent}, but for the time intervals. */
    private Route route(JsonNode route, Route parent) {
        List<String> groupBy = AlertJson.texts(route.path("group_by"));
        if (groupBy.contains(Route.ALL_LABELS)) {
            groupBy = List.of(Route.ALL_LABELS);
        }
        var own = new Route(
                route.path("receiver").asString(parent.receiver()),
                matchers.all(route, "match", "match_re", "matchers"),
                route.path("continue").asBoolean(false),
                route.path("group_by").isArray() ? groupBy : parent.groupBy(),
                new Route.Timing(
                        duration(route, "group_wait", parent.timing().groupWait()),
                        duration(route, "group_interval", parent.timing().groupInterval()),
                        duration(route, "repeat_interval", parent.timing().repeatInterval())),
                new Route.Intervals(
                        AlertJson.texts(route.path("mute_time_intervals")),
                        AlertJson.texts(route.path("active_time_intervals"))),
                List.of());
        List<Route> children = new ArrayList<>();
        route.path("routes").forEach(child -> children.add(route(child, own)));
        return new Route(
                own.receiver(),
                own.matchers(),
                own.continues(),
                own.groupBy(),
                own.timing(),
                own.intervals(),
                children);
    }

    private List<InhibitRule> inhibitRules(JsonNode rules) {
        List<InhibitRule> all = new ArrayList<>();
        for (JsonNode rule : rules) {
            List<Matcher> source = matchers.all(rule, "source_match", "source_match_re", "source_matchers");
            List<Matcher> target = matchers.all(rule, "target_match", "target_match_re", "target_matchers");
            all.add(new InhibitRule(
                    rule.path("name").asString(""), source, target, AlertJson.texts(rule.path("equal"))));
        }
        return all;
    }

    private static Duration duration(JsonNode route, String field, Duration parent) {
        String text = route.path(field).asString("");
        return text.isEmpty() ? parent : ConfigDuration.of(text);
    }
}
