package dev.porthole.connectors.elastic;

import dev.porthole.connectors.elastic.fields.FieldRole;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands in place of a text for lines that have none: the parts of the text when it is an object, else the fields. */
final class EntrySummary {

    private static final int LONGEST = 300;

    private EntrySummary() {}

    static String of(Map<String, String> values, Map<FieldRole, List<String>> names) {
        for (String text : names.getOrDefault(FieldRole.MESSAGE, List.of())) {
            String parts = join(values, name -> name.startsWith(text + "."), text.length() + 1);
            // "log" is an object of its own, which says where a line is from
            if (!parts.isEmpty() && !text.equals("log")) {
                return parts;
            }
        }
        List<String> known = names.values().stream().flatMap(List::stream).toList();
        return join(
                values,
                name -> !known.contains(name) && !name.startsWith("kubernetes.") && !name.startsWith("resource."),
                0);
    }

    private static String join(Map<String, String> values, Predicate<String> wanted, int prefix) {
        String joined = values.entrySet().stream()
                .filter(entry ->
                        wanted.test(entry.getKey()) && !entry.getValue().isBlank())
                .map(entry -> entry.getKey().substring(prefix) + "=" + entry.getValue())
                .limit(20)
                .collect(Collectors.joining(" "));
        return joined.length() > LONGEST ? joined.substring(0, LONGEST) + "…" : joined;
    }
}
