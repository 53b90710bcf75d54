package dev.porthole.views.pods.rows;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words that must all be found in a pod's row; {@code node:}, {@code ns:}, {@code owner:} and {@code status:} in front of
 * a word say where.
 */
record PodFilter(List<String> words) {

    static PodFilter of(String typed) {
        return new PodFilter(Stream.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean matches(PodRow row) {
        return words.stream().allMatch(word -> matches(row, word));
    }

    private static boolean matches(PodRow row, String word) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "node" -> contains(row.pod().node(), value);
            case "ns", "namespace" -> contains(row.pod().key().namespace(), value);
            case "owner" -> contains(PodColumn.owner(row), value);
            case "status" -> contains(row.pod().status(), value) || contains(row.reason(), value);
            default -> row.matches(word);
        };
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
