package dev.porthole.connectors.elastic.fields;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogLevelReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The values by which the fields of an index tell levels: those that were seen, and those that libraries usually write. */
public final class LevelValues {

    private static final List<String> USUAL = List.of(
            "fatal",
            "critical",
            "crit",
            "alert",
            "emerg",
            "emergency",
            "panic",
            "dpanic",
            "ftl",
            "f",
            "error",
            "err",
            "severe",
            "fail",
            "e",
            "warn",
            "warning",
            "wrn",
            "w",
            "info",
            "information",
            "informational",
            "notice",
            "inf",
            "i",
            "debug",
            "dbg",
            "dbug",
            "fine",
            "config",
            "d",
            "trace",
            "trc",
            "trce",
            "finer",
            "finest",
            "verbose",
            "vrb",
            "t");
    private static final int NUMBERS = 60;

    private final Map<String, Map<LogLevel, Set<String>>> words;
    private final Map<String, Map<LogLevel, Set<String>>> numbers;

    /** @param seen by the name of a field */
    public LevelValues(List<IndexField> fields, Map<String, Collection<String>> seen) {
        words = new HashMap<>();
        numbers = new HashMap<>();
        for (IndexField field : fields) {
            Map<LogLevel, Set<String>> byWord = new EnumMap<>(LogLevel.class);
            Map<LogLevel, Set<String>> byNumber = new EnumMap<>(LogLevel.class);
            for (String word : USUAL) {
                add(field, byWord, word);
                add(field, byWord, word.toUpperCase(Locale.ROOT));
                add(field, byWord, Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            for (int number = 0; number <= NUMBERS; number++) {
                add(field, byNumber, Integer.toString(number));
            }
            for (String value : seen.getOrDefault(field.name(), List.of())) {
                add(field, isNumber(value) ? byNumber : byWord, value);
            }
            words.put(field.name(), byWord);
            numbers.put(field.name(), byNumber);
        }
    }

    private static void add(IndexField field, Map<LogLevel, Set<String>> values, String value) {
        LogLevel level = LogLevelReader.ofField(field.inDocument(), value);
        if (level != LogLevel.UNKNOWN) {
            values.computeIfAbsent(level, any -> new LinkedHashSet<>()).add(value);
        }
    }

    static boolean isNumber(String value) {
        return !value.isEmpty()
                && value.length() < 12
                && value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && Character.isDigit(value.charAt(0))
                && value.indexOf('.') == value.lastIndexOf('.');
    }

    Set<String> words(IndexField field, LogLevel level) {
        return words.getOrDefault(field.name(), Map.of()).getOrDefault(level, Set.of());
    }

    Set<String> numbers(IndexField field, LogLevel level) {
        return numbers.getOrDefault(field.name(), Map.of()).getOrDefault(level, Set.of());
    }
}
