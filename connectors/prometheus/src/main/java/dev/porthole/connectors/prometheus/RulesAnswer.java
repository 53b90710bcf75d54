package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.ScrapeTarget;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads rules and scrape targets. */
final class RulesAnswer {

    private RulesAnswer() {}

    static List<Rule> rules(JsonNode data) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : data.path("groups")) {
            String name =
                    group.path("file").asString("") + ";" + group.path("name").asString("");
            for (JsonNode rule : group.path("rules")) {
                rules.add(
                        rule.path("type").asString("").equals("alerting")
                                ? alerting(name, rule)
                                : recording(name, rule));
            }
        }
        return rules;
    }

    private static Rule recording(String group, JsonNode rule) {
        return new Rule.Recording(
                rule.path("name").asString(""),
                group,
                rule.path("query").asString(""),
                VectorAnswer.labels(rule.path("labels")),
                rule.path("lastError").asString(""));
    }

    private static Rule alerting(String group, JsonNode rule) {
        List<Rule.ActiveAlert> alerts = new ArrayList<>();
        for (JsonNode alert : rule.path("alerts")) {
            alerts.add(new Rule.ActiveAlert(
                    VectorAnswer.labels(alert.path("labels")),
                    VectorAnswer.labels(alert.path("annotations")),
                    state(alert.path("state").asString("")),
                    instant(alert.path("activeAt").asString("")),
                    VectorAnswer.number(alert.path("value").asString(""))));
        }
        return new Rule.Alerting(
                rule.path("name").asString(""),
                group,
                rule.path("query").asString(""),
                Duration.ofMillis(Math.round(rule.path("duration").asDouble() * 1000)),
                VectorAnswer.labels(rule.path("labels")),
                VectorAnswer.labels(rule.path("annotations")),
                state(rule.path("state").asString("")),
                alerts,
                rule.path("lastError").asString(""));
    }

    private static Rule.State state(String word) {
        return switch (word) {
            case "inactive" -> Rule.State.INACTIVE;
            case "pending" -> Rule.State.PENDING;
            case "firing" -> Rule.State.FIRING;
            default -> Rule.State.UNKNOWN;
        };
    }

    static List<ScrapeTarget> targets(JsonNode data) {
        List<ScrapeTarget> targets = new ArrayList<>();
        for (JsonNode target : data.path("activeTargets")) {
            targets.add(new ScrapeTarget(
                    target.path("scrapePool").asString(""),
                    VectorAnswer.labels(target.path("labels")),
                    target.path("scrapeUrl").asString(""),
                    switch (target.path("health").asString("")) {
                        case "up" -> ScrapeTarget.Health.UP;
                        case "down" -> ScrapeTarget.Health.DOWN;
                        default -> ScrapeTarget.Health.UNKNOWN;
                    },
                    target.path("lastError").asString(""),
                    instant(target.path("lastScrape").asString(""))));
        }
        return targets;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }
}
