package dev.porthole.connectors.kql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes Elasticsearch's query DSL of a tree, as Kibana does ({@code kbn-es-query/src/kuery/functions}): maps, lists, texts
 * and numbers that a JSON library writes as they are.
 */
public final class KqlDsl {

    private static final String QUERY_STRING_SPECIAL = "+-=&|><!(){}[]^\"~*?:\\/";

    private final KqlField.Names fields;

    public KqlDsl(KqlField.Names fields) {
        this.fields = fields;
    }

    public Map<String, Object> of(Kql tree) {
        return of(tree, "");
    }

    private Map<String, Object> of(Kql tree, String path) {
        return switch (tree) {
            case Kql.All() -> Map.of("match_all", Map.of());
            case Kql.And(var parts) -> bool("filter", each(parts, path));
            case Kql.Or(var parts) -> any(each(parts, path));
            case Kql.Not(var part) -> bool("must_not", List.of(of(part, path)));
            case Kql.Nested(var name, var part) -> {
                String inner = path.isEmpty() ? name.text() : path + "." + name.text();
                yield object("nested", object("path", inner, "query", of(part, inner), "score_mode", "none"));
            }
            case Kql.Anywhere(var value) -> anywhere(value);
            case Kql.Is(var field, var value) -> is(field, value, path);
            case Kql.Compare(var field, var operator, var value) ->
                any(fields.of(field, path).stream()
                        .map(one -> within(
                                one, path, range(one.name(), operator.name().toLowerCase(Locale.ROOT), value.text())))
                        .toList());
        };
    }

    private List<Object> each(List<Kql> parts, String path) {
        return parts.stream().map(part -> (Object) of(part, path)).toList();
    }

    private static Map<String, Object> anywhere(Term value) {
        if (value.isAnything()) {
            return Map.of("match_all", Map.of());
        }
        if (value.hasWildcard()) {
            return object("query_string", object("query", queryString(value), "lenient", true));
        }
        return object(
                "multi_match",
                object("type", value.quoted() ? "phrase" : "best_fields", "query", value.text(), "lenient", true));
    }

    private Map<String, Object> is(Term field, Term value, String path) {
        if (field.isAnything()) {
            return anywhere(value);
        }
        List<Object> either = new ArrayList<>();
        for (KqlField one : fields.of(field, path)) {
            either.add(within(one, path, one(one, value)));
        }
        return any(either);
    }

    /** A field in a list of objects is asked there, also when the query does not say so. */
    private static Map<String, Object> within(KqlField field, String path, Map<String, Object> query) {
        return field.nestedPath().isEmpty() || field.nestedPath().equals(path)
                ? query
                : object("nested", object("path", field.nestedPath(), "query", query, "score_mode", "none"));
    }

    private static Map<String, Object> one(KqlField field, Term value) {
        String name = field.name();
        if (value.isAnything()) {
            return object("exists", object("field", name));
        }
        if (value.hasWildcard()) {
            return field.isKeyword()
                    ? object("wildcard", object(name, object("value", wildcard(value))))
                    : object(
                            "query_string",
                            object("fields", List.of(name), "query", queryString(value), "lenient", true));
        }
        if (field.isDate()) {
            Map<String, Object> sides = object("gte", value.text(), "lte", value.text());
            return object("range", object(name, sides));
        }
        if (field.isKeyword()) {
            return object("term", object(name, object("value", value.text())));
        }
        if (value.quoted() && field.isText()) {
            return object("match_phrase", object(name, object("query", value.text())));
        }
        // lenient: text asked of a number is no match, and no failure of the index's shards
        return object("match", object(name, object("query", value.text(), "lenient", true)));
    }

    private static Map<String, Object> range(String name, String side, String value) {
        return object("range", object(name, object(side, value)));
    }

    /** A wildcard query's own signs are escaped in what is meant as written. */
    private static String wildcard(Term value) {
        return value.pieces().stream().map(piece -> escaped(piece, "*?\\")).collect(Collectors.joining("*"));
    }

    private static String queryString(Term value) {
        return value.pieces().stream()
                .map(piece -> escaped(piece, QUERY_STRING_SPECIAL))
                .collect(Collectors.joining("*"));
    }

    private static String escaped(String piece, String special) {
        var safe = new StringBuilder();
        for (char c : piece.toCharArray()) {
            safe.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return safe.toString();
    }

    private static Map<String, Object> any(List<?> either) {
        return object("bool", object("should", either, "minimum_should_match", 1));
    }

    private static Map<String, Object> bool(String occurrence, List<?> queries) {
        return object("bool", object(occurrence, queries));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
