package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.Silence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the objects of API v2. What older versions leave out is empty. */
final class AlertJson {

    private AlertJson() {}

    static Alert alert(JsonNode alert) {
        if (alert.path("labels").isEmpty()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-labels"));
        }
        JsonNode status = alert.path("status");
        Instant updated = known(alert, "updatedAt", "startsAt", "endsAt");
        return new Alert(
                alert.path("fingerprint").asString(""),
                labels(alert.path("labels")),
                labels(alert.path("annotations")),
                new Alert.Times(
                        known(alert, "startsAt", "updatedAt", "endsAt"),
                        known(alert, "endsAt", "updatedAt", "startsAt"),
                        updated),
                switch (status.path("state").asString("")) {
                    case "active" -> Alert.State.ACTIVE;
                    case "suppressed" -> Alert.State.SUPPRESSED;
                    default -> Alert.State.UNPROCESSED;
                },
                new Alert.Muting(
                        texts(status.path("silencedBy")),
                        texts(status.path("inhibitedBy")),
                        texts(status.path("mutedBy"))),
                names(alert.path("receivers")),
                alert.path("generatorURL").asString(""));
    }

    /** @param reading counts the alerts that cannot be read */
    static AlertGroup group(JsonNode group, ListReading reading) {
        return new AlertGroup(
                labels(group.path("labels")),
                group.path("receiver").path("name").asString(""),
                reading.each(group.path("alerts"), AlertJson::alert));
    }

    static Silence silence(JsonNode silence) {
        List<Matcher> matchers = new ArrayList<>();
        silence.path("matchers").forEach(matcher -> matchers.add(matcher(matcher)));
        return new Silence(
                silence.path("id").asString(""),
                switch (silence.path("status").path("state").asString("")) {
                    case "active" -> Silence.State.ACTIVE;
                    case "pending" -> Silence.State.PENDING;
                    default -> Silence.State.EXPIRED;
                },
                matchers,
                new Silence.Times(
                        time(silence.path("startsAt")), time(silence.path("endsAt")), time(silence.path("updatedAt"))),
                silence.path("createdBy").asString(""),
                silence.path("comment").asString(""),
                labels(silence.path("annotations")));
    }

    private static Matcher matcher(JsonNode matcher) {
        boolean regex = matcher.path("isRegex").asBoolean(false);
        boolean equal = matcher.path("isEqual").asBoolean(true);
        Matcher.Operator operator = regex
                ? equal ? Matcher.Operator.REGEX : Matcher.Operator.NOT_REGEX
                : equal ? Matcher.Operator.EQUAL : Matcher.Operator.NOT_EQUAL;
        return new Matcher(
                matcher.path("name").asString(""),
                operator,
                matcher.path("value").asString(""));
    }

    private static Labels labels(JsonNode object) {
        var labels = new TreeMap<String, String>();
        object.propertyStream()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asString("")));
        return Labels.of(labels);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(receiver -> names.add(receiver.path("name").asString("")));
        return names;
    }

    /** The first of these times that is there; an alert that lacks one is no less an alert. */
    private static Instant known(JsonNode alert, String... names) {
        for (String name : names) {
            String text = alert.path(name).asString("");
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException none) {
                continue;
            }
        }
        return Instant.EPOCH;
    }

    static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asString("")).toInstant();
    }
}
