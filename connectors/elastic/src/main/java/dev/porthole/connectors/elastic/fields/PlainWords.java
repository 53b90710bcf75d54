package dev.porthole.connectors.elastic.fields;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a phrase of a plain search.
 *
 * @param excluded lines must not have it
 */
public record PlainWords(String text, boolean excluded) {

    public static List<PlainWords> of(String typed) {
        List<PlainWords> words = new ArrayList<>();
        int at = 0;
        while (at < typed.length()) {
            char c = typed.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            boolean excluded = c == '-' && at + 1 < typed.length() && !Character.isWhitespace(typed.charAt(at + 1));
            at += excluded ? 1 : 0;
            boolean phrase = typed.charAt(at) == '"';
            int begin = at + (phrase ? 1 : 0);
            int end = begin;
            while (end < typed.length()
                    && (phrase ? typed.charAt(end) != '"' : !Character.isWhitespace(typed.charAt(end)))) {
                end++;
            }
            String word = typed.substring(begin, end);
            if (!word.isBlank() && !word.equals("-")) {
                words.add(new PlainWords(word, excluded));
            }
            at = phrase ? end + 1 : end;
        }
        return words;
    }

    /** For a wildcard query: the word anywhere in a value. */
    String wildcard() {
        var pattern = new StringBuilder("*");
        for (char c : text.toCharArray()) {
            pattern.append("*?\\".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return pattern.append('*').toString();
    }
}
