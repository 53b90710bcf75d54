package dev.porthole.connectors.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A field of an index.
 *
 * @param types all that it has in the indices that are asked, in the server's words
 * @param nestedPath the list of objects it is in; empty when it is in none
 */
public record KqlField(String name, Set<String> types, String nestedPath) {

    private static final Set<String> TEXT = Set.of("text", "match_only_text", "annotated_text");
    private static final Set<String> EXACT =
            Set.of("keyword", "constant_keyword", "wildcard", "flattened", "flat_object");
    private static final Set<String> DATE = Set.of("date", "date_nanos");
    private static final Set<String> NUMBER = Set.of(
            "long", "integer", "short", "byte", "double", "float", "half_float", "scaled_float", "unsigned_long");

    public KqlField {
        types = Set.copyOf(types);
    }

    public KqlField(String name, String type) {
        this(name, Set.of(type), "");
    }

    /** Its values are analysed into words, in every index. */
    boolean isText() {
        return types.isEmpty() || TEXT.containsAll(types);
    }

    boolean isKeyword() {
        return !types.isEmpty() && EXACT.containsAll(types);
    }

    boolean isDate() {
        return !types.isEmpty() && DATE.containsAll(types);
    }

    boolean isNumber() {
        return !types.isEmpty() && NUMBER.containsAll(types);
    }

    /** The fields that a query's name means, as a place that knows them tells. */
    public interface Names {

        /** All fields, or those of them that can be searched. */
        List<KqlField> all();

        /** Those that a name stands for; one without types when none is known by it. */
        default List<KqlField> of(Term name, String path) {
            Term full = path.isEmpty() ? name : prefixed(path, name);
            List<KqlField> found =
                    all().stream().filter(field -> full.matches(field.name())).toList();
            return found.isEmpty() ? List.of(new KqlField(full.text(), Set.of(), path)) : found;
        }

        private static Term prefixed(String path, Term name) {
            List<String> pieces = new ArrayList<>(name.pieces());
            pieces.set(0, path + "." + pieces.getFirst());
            return new Term(pieces, name.quoted());
        }
    }
}
