package dev.porthole.connectors.api.logs.fields;

import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the fields and values of lines that it is shown. For one thread. */
public final class FieldCount {

    private static final String KEYWORD = ".keyword";
    private static final Comparator<FieldValue> FREQUENT_FIRST =
            Comparator.comparingLong(FieldValue::lines).reversed().thenComparing(FieldValue::value);

    private final Map<String, Map<String, Integer>> values = new HashMap<>();
    private int lines;

    public FieldCount add(LogEntry line) {
        lines++;
        line.fields()
                .forEach((name, value) ->
                        values.computeIfAbsent(name, unseen -> new HashMap<>()).merge(value, 1, Integer::sum));
        return this;
    }

    public FieldCount addAll(Collection<LogEntry> more) {
        more.forEach(this::add);
        return this;
    }

    /**
     * @param known what is known of fields; the lines may have others, and have not all of these
     * @param most values of each
     */
    public FieldProfiles profiles(Collection<LogField> known, int most) {
        Map<String, LogField> fields = new TreeMap<>();
        known.forEach(field -> fields.put(field.name(), field));
        known.forEach(field -> mergeKeyword(fields, field));
        values.keySet().forEach(name -> fields.putIfAbsent(name, new LogField(name, "text", true, false)));
        List<FieldProfile> profiles = new ArrayList<>();
        fields.values().forEach(field -> profiles.add(profile(field, most)));
        profiles.sort(Comparator.comparing(profile -> profile.lines() == 0));
        return new FieldProfiles(profiles, lines);
    }

    /** A keyword beside a text is the same field to a person, and what makes its values countable. */
    private static void mergeKeyword(Map<String, LogField> fields, LogField keyword) {
        if (!keyword.name().endsWith(KEYWORD)) {
            return;
        }
        String name = keyword.name().substring(0, keyword.name().length() - KEYWORD.length());
        LogField text = fields.get(name);
        if (text != null) {
            fields.remove(keyword.name());
            fields.put(
                    name,
                    new LogField(
                            name,
                            text.type(),
                            text.searchable(),
                            text.aggregatable() || keyword.aggregatable(),
                            text.places()));
        }
    }

    private FieldProfile profile(LogField field, int most) {
        Map<String, Integer> seen = values.getOrDefault(field.name(), Map.of());
        int with = seen.values().stream().mapToInt(Integer::intValue).sum();
        return new FieldProfile(field, with, seen.size(), values(field.name(), "", most));
    }

    /** The most frequent values of a field that begin so, whatever their case. */
    public List<FieldValue> values(String field, String start, int most) {
        String lower = start.toLowerCase(Locale.ROOT);
        return values.getOrDefault(field, Map.of()).entrySet().stream()
                .filter(value -> value.getKey().toLowerCase(Locale.ROOT).startsWith(lower))
                .map(value -> new FieldValue(value.getKey(), value.getValue()))
                .sorted(FREQUENT_FIRST)
                .limit(most)
                .toList();
    }
}
