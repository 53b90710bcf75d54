package dev.porthole.connectors.elastic.fields;

import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.kql.KqlField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field of the indices of a pattern.
 *
 * @param types each with the indices where the field has it; no indices when it is the same in all
 * @param nestedPath the list of objects it is in; empty when in none
 */
public record IndexField(
        String name, Map<String, List<String>> types, boolean searchable, boolean aggregatable, String nestedPath) {

    private static final Set<String> TEXT = Set.of("text", "match_only_text", "annotated_text");
    private static final Set<String> EXACT = Set.of("keyword", "wildcard", "constant_keyword");
    private static final Set<String> DATE = Set.of("date", "date_nanos");
    private static final Set<String> NUMBER = Set.of(
            "long", "integer", "short", "byte", "double", "float", "half_float", "unsigned_long", "scaled_float");

    public IndexField {
        types = Map.copyOf(types);
    }

    public static IndexField of(String name, String type, boolean aggregatable) {
        return new IndexField(name, Map.of(type, List.of()), true, aggregatable, "");
    }

    public boolean isText() {
        return TEXT.containsAll(types.keySet());
    }

    public boolean isExact() {
        return EXACT.containsAll(types.keySet());
    }

    boolean isNumber() {
        return NUMBER.containsAll(types.keySet());
    }

    boolean isLine() {
        return types.keySet().stream().anyMatch(type -> TEXT.contains(type) || EXACT.contains(type));
    }

    boolean hasExact() {
        return types.keySet().stream().anyMatch(EXACT::contains);
    }

    boolean isDate() {
        return types.keySet().stream().anyMatch(DATE::contains);
    }

    public boolean isNanos() {
        return types.containsKey("date_nanos");
    }

    /** Under which name documents have it: a keyword beside a text is no field of theirs. */
    public String inDocument() {
        return name.endsWith(".keyword") ? name.substring(0, name.length() - ".keyword".length()) : name;
    }

    public LogField forPeople() {
        return new LogField(
                name,
                String.join("/", types.keySet().stream().sorted().toList()),
                searchable,
                aggregatable,
                types.size() > 1 ? types : Map.of());
    }

    public KqlField forKql() {
        return new KqlField(name, types.keySet(), nestedPath);
    }
}
