package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.workloads.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code status.conditions} of any object. */
final class Conditions {

    List<Condition> read(JsonNode conditions) {
        return conditions
                .valueStream()
                .map(condition -> new Condition(
                        condition.path("type").asString(""),
                        condition.path("status").asString("Unknown"),
                        condition.path("reason").asString(""),
                        condition.path("message").asString(""),
                        time(condition.path("lastTransitionTime"))))
                .toList();
    }

    /** Null when it is not there, or no time. */
    static @Nullable Instant time(JsonNode time) {
        try {
            return time.isString() ? OffsetDateTime.parse(time.asString()).toInstant() : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
