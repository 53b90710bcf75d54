package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.logs.LogQuery.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The words and phrases of what a person typed.
 *
 * @param wanted to be marked where they occur
 * @param unwanted those that lines must not have
 */
public record QueryTerms(List<String> wanted, List<String> unwanted) {

    public static final QueryTerms NONE = new QueryTerms(List.of(), List.of());

    public QueryTerms {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    static QueryTerms of(String text, Language language) {
        var reader = new Reader(text, language == Language.LUCENE);
        reader.read();
        return new QueryTerms(reader.wanted, reader.unwanted);
    }

    /** Reads words; of Lucene only as much as is needed to know what to mark. */
    private static final class Reader {

        private final String text;
        private final boolean lucene;
        private final List<String> wanted = new ArrayList<>();
        private final List<String> unwanted = new ArrayList<>();
        private int at;
        private boolean negated;

        Reader(String text, boolean lucene) {
            this.text = text;
            this.lucene = lucene;
        }

        void read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (Character.isWhitespace(c) || lucene && "()+".indexOf(c) >= 0) {
                    at++;
                } else if (c == '-' || lucene && c == '!') {
                    negated = true;
                    at++;
                } else if (c == '"') {
                    at++;
                    take(until('"'));
                    at++;
                } else if (lucene && (c == '[' || c == '{' || c == '/')) {
                    skipBracket(c);
                } else {
                    word();
                }
            }
        }

        private void word() {
            int start = at;
            while (at < text.length() && !endsWord(text.charAt(at))) {
                at += lucene && text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(at, text.length());
            String word = text.substring(start, at);
            if (!lucene) {
                take(word);
            } else if (at < text.length() && text.charAt(at) == ':') {
                at++;
            } else if (word.equals("NOT")) {
                negated = true;
            } else if (word.equals("AND") || word.equals("OR") || word.equals("&&") || word.equals("||")) {
                negated = false;
            } else {
                take(literal(word));
            }
        }

        private boolean endsWord(char c) {
            return Character.isWhitespace(c) || lucene && "():\"".indexOf(c) >= 0;
        }

        /** The longest part of {@code word} that has no wildcard. */
        private static String literal(String word) {
            String longest = "";
            for (String part : word.replaceAll("[~^][0-9.]*$", "").split("[*?]")) {
                String plain = part.replace("\\", "");
                if (plain.length() > longest.length()) {
                    longest = plain;
                }
            }
            return longest;
        }

        private String until(char end) {
            int start = at;
            while (at < text.length() && text.charAt(at) != end) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skipBracket(char open) {
            at++;
            while (at < text.length() && (open == '/' ? text.charAt(at) != '/' : "]}".indexOf(text.charAt(at)) < 0)) {
                at++;
            }
            at++;
            negated = false;
        }

        private void take(String term) {
            if (!term.isBlank()) {
                (negated ? unwanted : wanted).add(term);
            }
            negated = false;
        }
    }
}
