package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Asks which fields indices have. A field with several types is told with the first of them that holds values. */
final class FieldCaps {

    private static final Set<String> WITHOUT_VALUES = Set.of("object", "nested", "unmapped");

    private final SearchClient client;

    FieldCaps(SearchClient client) {
        this.client = client;
    }

    Outcome<List<LogField>> of(String pattern, Deadline deadline) {
        String path = "/" + SearchCall.indices(pattern)
                + "/_field_caps?fields=*&ignore_unavailable=true&allow_no_indices=true";
        return client.ask(SearchCall.get(path), root -> Outcome.of(fields(root)), deadline);
    }

    private static List<LogField> fields(JsonNode root) {
        List<LogField> fields = new ArrayList<>();
        root.path("fields").propertyStream().forEach(field -> {
            for (JsonNode caps : field.getValue()) {
                String type = caps.path("type").asString("");
                boolean metadata = caps.path("metadata_field").asBoolean(false)
                        || field.getKey().startsWith("_");
                if (!metadata && !WITHOUT_VALUES.contains(type)) {
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
