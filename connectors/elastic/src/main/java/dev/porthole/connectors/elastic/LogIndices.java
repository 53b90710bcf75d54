package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.elastic.fields.FieldRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person says about where the logs are; what is left out is found out.
 *
 * @param pattern indices, aliases or data streams, such as {@code filebeat-*,logs-*}
 * @param fields the fields that the usual names do not find, by their full names, {@code .keyword} included
 */
public record LogIndices(Optional<String> pattern, Map<FieldRole, String> fields) {

    /** Nothing is said, all is found out. */
    public static final LogIndices FOUND = new LogIndices(Optional.empty(), Map.of());

    public LogIndices {
        fields = Map.copyOf(fields);
    }

    public static LogIndices of(String pattern) {
        return new LogIndices(Optional.of(pattern), Map.of());
    }

    /** The same fields in another place, which may have said which field its time is. */
    LogIndices at(LogPlace place) {
        Map<FieldRole, String> there = new HashMap<>(fields);
        if (!place.timeField().isEmpty()) {
            there.put(FieldRole.TIME, place.timeField());
        }
        return new LogIndices(Optional.of(place.pattern()), there);
    }
}
