package dev.porthole.views.explore.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Names that a person may have meant. */
final class SimilarNames {

    private SimilarNames() {}

    /** Those of {@code names} that differ least, if they differ by less than half. */
    static List<String> of(String wanted, List<String> names, int most) {
        record Near(String name, int distance) {}
        return names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= wanted.length() / 2)
                .map(name -> new Near(name, distance(wanted, name)))
                .filter(near -> near.distance * 2 < wanted.length())
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    /** How many characters are to be changed, added or taken away. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
