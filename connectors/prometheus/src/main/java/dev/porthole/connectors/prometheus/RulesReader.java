package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.metrics.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the data of {@code /api/v1/rules}. */
final class RulesReader {

    /** More nanoseconds than a long holds are no length of time. */
    private static final double MOST_SECONDS = 9e9;

    List<Rule> read(JsonNode data) throws IOException {
        var rules = new ArrayList<Rule>();
        for (JsonNode group : data.path("groups")) {
            String name =
                    group.path("file").asString("") + ";" + group.path("name").asString("");
            Duration every = seconds(group.path("interval"));
            for (JsonNode rule : group.path("rules")) {
                rules.add(rule(name, rule, every));
            }
        }
        return rules;
    }

    private static Rule rule(String group, JsonNode rule, Duration every) throws IOException {
        String name = rule.path("name").asString("");
        String expression = rule.path("query").asString("");
        Rule.LastRun lastRun = lastRun(rule, every);
        var labels = VectorReader.labels(rule.path("labels"));
        if (rule.path("type").asString("").equals("recording")) {
            return new Rule.Recording(name, group, expression, labels, lastRun);
        }
        var alerts = new ArrayList<Rule.ActiveAlert>();
        for (JsonNode alert : rule.path("alerts")) {
            alerts.add(new Rule.ActiveAlert(
                    VectorReader.labels(alert.path("labels")),
                    VectorReader.labels(alert.path("annotations")),
                    state(alert),
                    known(alert.path("activeAt")),
                    VectorReader.number(alert.path("value"))));
        }
        return new Rule.Alerting(
                name,
                group,
                expression,
                seconds(rule.path("duration")),
                seconds(rule.path("keepFiringFor")),
                labels,
                VectorReader.labels(rule.path("annotations")),
                new Rule.Evaluation(state(rule), alerts, lastRun));
    }

    private static Rule.LastRun lastRun(JsonNode rule, Duration every) {
        return new Rule.LastRun(
                switch (rule.path("health").asString("")) {
                    case "ok" -> Rule.Health.OK;
                    case "err" -> Rule.Health.ERR;
                    default -> Rule.Health.UNKNOWN;
                },
                rule.path("lastError").asString(""),
                known(rule.path("lastEvaluation")),
                seconds(rule.path("evaluationTime")),
                every);
    }

    /** Zero for none, and for what is no length of time. */
    private static Duration seconds(JsonNode number) {
        double seconds = number.asDouble(0);
        return seconds > 0 && seconds < MOST_SECONDS ? Duration.ofNanos(Math.round(seconds * 1e9)) : Duration.ZERO;
    }

    private static Rule.State state(JsonNode of) {
        return switch (of.path("state").asString("")) {
            case "inactive" -> Rule.State.INACTIVE;
            case "pending" -> Rule.State.PENDING;
            case "firing" -> Rule.State.FIRING;
            default -> Rule.State.UNKNOWN;
        };
    }

    /** Null for one that cannot be read too: a rule is no less a rule without it. */
    private static @Nullable Instant known(JsonNode text) {
        try {
            return time(text);
        } catch (MalformedJsonException unreadable) {
            return null;
        }
    }

    /** Null for none, and for Go's zero time. */
    static @Nullable Instant time(JsonNode text) throws MalformedJsonException {
        String written = text.asString("");
        if (written.isEmpty() || written.startsWith("0001-")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new MalformedJsonException(Detail.of("prometheus.no-time"));
        }
    }
}
