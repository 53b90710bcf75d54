package dev.porthole.connectors.elastic.fields;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of the search server's query DSL, as maps that a JSON library writes. Values only ever become JSON values. */
final class Dsl {

    private Dsl() {}

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** At least one. */
    static Map<String, Object> any(List<?> either) {
        return either.size() == 1 && either.getFirst() instanceof Map<?, ?> one && one.size() == 1
                ? object(one.keySet().iterator().next(), one.values().iterator().next())
                : object("bool", object("should", either, "minimum_should_match", 1));
    }

    static Map<String, Object> bool(List<?> filter, List<?> mustNot) {
        return object("bool", object("filter", filter, "must_not", mustNot));
    }

    static Map<String, Object> terms(String field, Collection<String> values) {
        return object("terms", object(field, values));
    }

    /** No failure, but no match where the value does not fit the field's type. */
    static Map<String, Object> match(String field, String value) {
        return object("match", object(field, object("query", value, "lenient", true)));
    }

    /** The value as a whole, whatever the field's type: equal, or a phrase in a text. */
    static Map<String, Object> whole(String field, String value) {
        return object(
                "multi_match", object("query", value, "type", "phrase", "lenient", true, "fields", List.of(field)));
    }

    static Map<String, Object> exists(String field) {
        return object("exists", object("field", field));
    }
}
