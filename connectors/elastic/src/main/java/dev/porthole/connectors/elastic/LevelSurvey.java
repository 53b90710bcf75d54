package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.fields.LevelValues;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks which values the level's fields have, so that the levels which the reader of levels sees in them can be asked for. A survey
 * that fails is no failure: the usual values are known anyway.
 */
final class LevelSurvey {

    private static final Logger LOG = LoggerFactory.getLogger(LevelSurvey.class);
    private static final int MOST_VALUES = 300;
    private static final int LOOKED_AT = 200_000;

    private final SearchClient client;
    private final String pattern;
    private final Deadline deadline;

    LevelSurvey(SearchClient client, String pattern, Deadline deadline) {
        this.client = client;
        this.pattern = pattern;
        this.deadline = deadline;
    }

    LevelValues of(FieldMapping mapping) {
        List<IndexField> fields = mapping.fields(FieldRole.LEVEL);
        Map<String, Collection<String>> seen = new HashMap<>();
        for (IndexField field : fields) {
            if (field.types().size() == 1 && field.aggregatable()) {
                seen.put(field.name(), values(pattern, field.name()));
            } else if (field.types().size() > 1) {
                // counts of words and of numbers do not add up; each kind is looked at where it is
                List<String> all = new ArrayList<>();
                field.types().forEach((type, indices) -> {
                    if (!type.contains("text") && !indices.isEmpty()) {
                        all.addAll(values(String.join(",", indices), field.name()));
                    }
                });
                seen.put(field.name(), all);
            }
        }
        return new LevelValues(fields, seen);
    }

    private List<String> values(String indices, String field) {
        ObjectNode body = client.json().createObjectNode();
        body.put("size", 0);
        body.put("timeout", "2s");
        body.put("terminate_after", LOOKED_AT);
        body.putObject("aggs")
                .putObject("values")
                .putObject("terms")
                .put("field", field)
                .put("size", MOST_VALUES);
        Outcome<List<String>> values = client.ask(
                SearchCall.post("/" + SearchCall.indices(indices) + "/_search?ignore_unavailable=true", body),
                root -> Outcome.of(keys(root.path("aggregations").path("values").path("buckets"))),
                deadline);
        return switch (values) {
            case Outcome.Success<List<String>>(var found, var notes) -> found;
            case Outcome.Failed<List<String>>(var failure) -> {
                LOG.debug("the values of {} are not known: {}", field, failure);
                yield List.of();
            }
        };
    }

    private static List<String> keys(JsonNode buckets) {
        List<String> keys = new ArrayList<>();
        buckets.forEach(bucket -> keys.add(bucket.path("key").asString("")));
        return keys;
    }
}
