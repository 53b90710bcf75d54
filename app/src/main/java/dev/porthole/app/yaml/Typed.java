package dev.porthole.app.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word as a person typed it, fit to be shown again.
 *
 * @param text may have a password in it
 */
public record Typed(String text) {

    /** From the scheme, or from the beginning, to the last at-sign: a user and a password, however they are written. */
    private static final Pattern LOGIN = Pattern.compile("^([^@]*?://|)(.*)@", Pattern.DOTALL);

    /** Without a user and a password. */
    public String shown() {
        return LOGIN.matcher(text).replaceFirst("$1***@");
    }

    /** The likeliest that was meant; empty when none is near. */
    public Optional<String> nearest(Collection<String> known) {
        int near = Math.max(2, text.length() / 3);
        return known.stream()
                .filter(word -> distance(text, word) <= near)
                .min(Comparator.comparingInt(word -> distance(text, word)));
    }

    /** How many letters must be changed, added or left out. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
