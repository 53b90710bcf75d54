package dev.porthole.connectors.elastic.fields;

import dev.porthole.connectors.api.logs.LogLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks for documents by the level that their fields tell, as {@link dev.porthole.connectors.api.logs.LogLevelReader} reads it:
 * the first field that tells one counts, and of several values in it the most serious one. So every document has one level, and
 * those of all levels and of none are all documents.
 */
final class LevelCondition {

    private static final List<LogLevel> KNOWN =
            List.of(LogLevel.FATAL, LogLevel.ERROR, LogLevel.WARN, LogLevel.INFO, LogLevel.DEBUG, LogLevel.TRACE);

    private final List<IndexField> fields;
    private final LevelValues values;

    LevelCondition(List<IndexField> fields, LevelValues values) {
        this.fields = fields;
        this.values = values;
    }

    boolean isTold() {
        return !fields.isEmpty();
    }

    /** Documents whose fields tell this level. */
    Map<String, Object> of(LogLevel level) {
        List<Object> either = new ArrayList<>();
        List<IndexField> before = new ArrayList<>();
        for (IndexField field : fields) {
            List<Object> not = new ArrayList<>();
            KNOWN.subList(0, KNOWN.indexOf(level)).forEach(worse -> not.addAll(has(field, List.of(worse))));
            before.forEach(earlier -> not.addAll(has(earlier, KNOWN)));
            List<Object> has = has(field, List.of(level));
            if (!has.isEmpty()) {
                either.add(Dsl.bool(List.of(Dsl.any(has)), not));
            }
            before.add(field);
        }
        return Dsl.any(either);
    }

    /** Documents whose fields tell no level. */
    Map<String, Object> none() {
        List<Object> not = new ArrayList<>();
        fields.forEach(field -> not.addAll(has(field, KNOWN)));
        return Dsl.bool(List.of(), not);
    }

    private List<Object> has(IndexField field, List<LogLevel> levels) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (LogLevel level : levels) {
            words.addAll(values.words(field, level));
            numbers.addAll(values.numbers(field, level));
        }
        if (field.isNumber()) {
            return numbers.isEmpty() ? List.of() : List.of(Dsl.terms(field.name(), numbers));
        }
        words.addAll(numbers);
        if (words.isEmpty()) {
            return List.of();
        }
        if (field.isExact()) {
            return List.of(Dsl.terms(field.name(), words));
        }
        if (field.isText()) {
            return List.of(Dsl.match(field.name(), String.join(" ", words)));
        }
        // other types in other indices: leniently, so that a word asked of a number fails no shard
        return words.stream()
                .map(word -> (Object) Dsl.match(field.name(), word))
                .toList();
    }
}
