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

    List<Rule> read(JsonNode data) throws IOException {
        var rules = new ArrayList<Rule>();
        for (JsonNode group : data.path("groups")) {
            String name =
                    group.path("file").asString("") + ";" + group.path("name").asString("");
            for (JsonNode rule : group.path("rules")) {
                rules.add(rule(name, rule));
            }
        }
        return rules;
    }

    private static Rule rule(String group, JsonNode rule) throws IOException {
        String name = rule.path("name").asString("");
        String expression = rule.path("query").asString("");
        String error = rule.path("lastError").asString("");
        var labels = VectorReader.labels(rule.path("labels"));
        if (rule.path("type").asString("").equals("recording")) {
            return new Rule.Recording(name, group, expression, labels, error);
        }
        var alerts = new ArrayList<Rule.ActiveAlert>();
        for (JsonNode alert : rule.path("alerts")) {
            alerts.add(new Rule.ActiveAlert(
                    VectorReader.labels(alert.path("labels")),
                    VectorReader.labels(alert.path("annotations")),
                    state(alert),
                    time(alert.path("activeAt")),
                    VectorReader.number(alert.path("value"))));
        }
        Duration hold = Duration.ofMillis(Math.round(rule.path("duration").asDouble(0) * 1000));
        return new Rule.Alerting(
                name,
                group,
                expression,
                hold,
                labels,
                VectorReader.labels(rule.path("annotations")),
                new Rule.Evaluation(state(rule), alerts, error));
    }

    private static Rule.State state(JsonNode of) {
        return switch (of.path("state").asString("")) {
            case "inactive" -> Rule.State.INACTIVE;
            case "pending" -> Rule.State.PENDING;
            case "firing" -> Rule.State.FIRING;
            default -> Rule.State.UNKNOWN;
        };
    }

    /** Null for none, and for Go's zero time. */
    static @Nullable Instant time(JsonNode text) throws IOException {
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
