package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks which fields indices have. A field with several types is the first one that can be searched. */
final class FieldCaps {

    private FieldCaps() {}

    static Outcome<List<LogField>> ask(SearchTransport transport, String pattern, Deadline deadline) {
        String path = "/" + SearchCall.indices(pattern)
                + "/_field_caps?fields=*&ignore_unavailable=true&allow_no_indices=true";
        return transport.send(
                SearchCall.get(path),
                answer -> {
                    if (answer.status() != 200) {
                        return ErrorAnswer.failed(transport.target(), answer);
                    }
                    try {
                        return Outcome.of(fields(JsonMapper.builder().build().readTree(answer.body())));
                    } catch (JacksonException malformed) {
                        return Outcome.failed(
                                new Failure.Unparseable(transport.target(), malformed.getOriginalMessage()));
                    }
                },
                deadline);
    }

    private static List<LogField> fields(JsonNode root) {
        List<LogField> fields = new ArrayList<>();
        root.path("fields").propertyStream().forEach(field -> {
            for (JsonNode caps : field.getValue()) {
                String type = caps.path("type").asString("");
                boolean real = !type.equals("object") && !type.equals("nested") && !type.equals("unmapped");
                if (real
                        && !caps.path("metadata_field").asBoolean(false)
                        && !field.getKey().startsWith("_")) {
                    fields.add(new LogField(
                            field.getKey(),
                            type,
                            caps.path("searchable").asBoolean(false),
                            caps.path("aggregatable").asBoolean(false)));
                    break;
                }
            }
        });
        return fields;
    }
}
