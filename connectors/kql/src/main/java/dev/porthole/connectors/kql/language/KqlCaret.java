package dev.porthole.connectors.kql.language;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What stands at the caret of a text that need not be right yet.
 *
 * @param start where the word at the caret begins; the caret itself when none does
 * @param end where it ends
 * @param prefix of it before the caret, without its quotation mark
 * @param field whose value is meant; for an operator, the name before it
 * @param quoted whether the word has a quotation mark
 */
record KqlCaret(Place place, int start, int end, String prefix, String field, boolean quoted) {

    /** What may stand there. */
    enum Place {
        /** A condition, and so a field's name. */
        CONDITION,
        /** A value of a field. */
        VALUE,
        /** What relates a name to a value, or goes on after a word. */
        RELATION,
        /** What goes on after a condition. */
        JOIN
    }

    static KqlCaret in(String text, int caret) {
        return new Scan(text, Math.clamp(caret, 0, text.length())).run();
    }

    /** Reads up to the caret. */
    private static final class Scan {

        private final String text;
        private final int caret;
        private final Deque<String> lists = new ArrayDeque<>();
        private Place place = Place.CONDITION;
        private String field = "";
        private int at;

        Scan(String text, int caret) {
            this.text = text;
            this.caret = caret;
        }

        KqlCaret run() {
            while (at < caret) {
                char c = text.charAt(at);
                if (isBlank(c)) {
                    at++;
                } else if (isSign(c)) {
                    sign(c);
                } else {
                    int start = at;
                    int end = wordEnd(start);
                    if (end >= caret && (end > caret || !closed(start, end))) {
                        return here(start, end);
                    }
                    word(unescaped(start, end), text.charAt(start) == '"');
                    at = end;
                }
            }
            return new KqlCaret(place, caret, caret, "", field, false);
        }

        private void sign(char c) {
            at++;
            switch (c) {
                case ':', '<', '>', '=' -> place = Place.VALUE;
                case '(' -> lists.push(place == Place.VALUE ? field : "");
                case '{' -> {
                    lists.push("");
                    place = Place.CONDITION;
                }
                default -> {
                    if (!lists.isEmpty()) {
                        lists.pop();
                    }
                    place = Place.JOIN;
                }
            }
        }

        private void word(String word, boolean quoted) {
            boolean after = place == Place.JOIN || place == Place.RELATION;
            if (!quoted && (word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or")) && after) {
                boolean list = !lists.isEmpty() && !lists.element().isEmpty();
                field = list ? lists.element() : "";
                place = list ? Place.VALUE : Place.CONDITION;
            } else if (!quoted && word.equalsIgnoreCase("not") && !after) {
                return;
            } else if (place == Place.CONDITION) {
                field = word;
                place = Place.RELATION;
            } else if (place == Place.VALUE) {
                place = Place.JOIN;
            }
        }

        /** The word that the caret is in, or right after. */
        private KqlCaret here(int start, int end) {
            boolean quoted = text.charAt(start) == '"';
            String prefix = unescaped(start, caret);
            Place now = place == Place.RELATION ? Place.JOIN : place;
            return new KqlCaret(now, start, end, prefix, field, quoted);
        }

        private boolean closed(int start, int end) {
            return text.charAt(start) == '"' && end > start + 1 && text.charAt(end - 1) == '"';
        }

        private int wordEnd(int start) {
            boolean quoted = text.charAt(start) == '"';
            int end = start + 1;
            while (end < text.length()) {
                char c = text.charAt(end);
                if (c == '\\') {
                    end = Math.min(text.length(), end + 2);
                } else if (quoted && c == '"') {
                    return end + 1;
                } else if (!quoted && (isBlank(c) || isSign(c) || c == '"')) {
                    return end;
                } else {
                    end++;
                }
            }
            return end;
        }

        private String unescaped(int start, int end) {
            var plain = new StringBuilder();
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (c == '\\' && i + 1 < end) {
                    plain.append(text.charAt(++i));
                } else if (c != '"') {
                    plain.append(c);
                }
            }
            return plain.toString();
        }

        private static boolean isBlank(char c) {
            return Character.isWhitespace(c) || c == '\u00a0';
        }

        private static boolean isSign(char c) {
            return ":<>=(){}".indexOf(c) >= 0;
        }
    }
}
