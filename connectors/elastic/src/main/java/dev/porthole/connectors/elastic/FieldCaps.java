package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Asks which fields indices have, with all types of each. */
final class FieldCaps {

    private static final Set<String> WITHOUT_VALUES = Set.of("object", "nested", "unmapped");

    private final SearchClient client;

    FieldCaps(SearchClient client) {
        this.client = client;
    }

    Outcome<List<IndexField>> of(String pattern, Deadline deadline) {
        String path = "/" + SearchCall.indices(pattern)
                + "/_field_caps?fields=*&ignore_unavailable=true&allow_no_indices=true";
        return client.ask(SearchCall.get(path), root -> Outcome.of(fields(root)), deadline);
    }

    /** The indices that have none of these fields, of those that match the pattern. */
    Outcome<List<String>> without(String pattern, String field, Deadline deadline) {
        String path = "/" + SearchCall.indices(pattern)
                + "/_field_caps?include_unmapped=true&ignore_unavailable=true&fields=" + SearchCall.encoded(field);
        return client.ask(
                SearchCall.get(path),
                root -> Outcome.of(
                        names(root.path("fields").path(field).path("unmapped").path("indices"))),
                deadline);
    }

    private static List<IndexField> fields(JsonNode root) {
        List<String> lists = new ArrayList<>();
        root.path("fields").propertyStream().forEach(field -> {
            if (field.getValue().has("nested")) {
                lists.add(field.getKey());
            }
        });
        List<IndexField> fields = new ArrayList<>();
        root.path("fields").propertyStream().forEach(field -> {
            Map<String, List<String>> types = new LinkedHashMap<>();
            boolean searchable = false;
            boolean aggregatable = true;
            for (JsonNode caps : field.getValue()) {
                String type = caps.path("type").asString("");
                boolean metadata = caps.path("metadata_field").asBoolean(false)
                        || field.getKey().startsWith("_");
                if (!metadata && !WITHOUT_VALUES.contains(type)) {
                    types.put(type, names(caps.path("indices")));
                    searchable |= caps.path("searchable").asBoolean(false);
                    aggregatable &= caps.path("aggregatable").asBoolean(false);
                }
            }
            if (!types.isEmpty()) {
                String path = lists.stream()
                        .filter(list -> field.getKey().startsWith(list + "."))
                        .reduce("", (one, other) -> other.length() > one.length() ? other : one);
                fields.add(new IndexField(field.getKey(), types, searchable, aggregatable, path));
            }
        });
        return fields;
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asString("")));
        return names;
    }
}
