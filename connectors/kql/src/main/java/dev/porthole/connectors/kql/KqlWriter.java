package dev.porthole.connectors.kql;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as text, with no more parentheses and escapes than reading it again needs. */
final class KqlWriter {

    private static final String SPECIAL = "\\():<>\"*{}";

    private KqlWriter() {}

    static String write(Kql tree) {
        return switch (tree) {
            case Kql.All() -> "";
            case Kql.Or(var parts) -> join(parts, " or ", false);
            case Kql.And(var parts) -> join(parts, " and ", true);
            case Kql.Not(var part) -> "not " + (isGroup(part) ? "(" + write(part) + ")" : write(part));
            case Kql.Nested(var path, var part) -> write(path) + ":{ " + write(part) + " }";
            case Kql.Is(var field, var value) -> write(field) + ":" + write(value);
            case Kql.Compare(var field, var operator, var value) ->
                write(field) + " " + operator.sign() + " " + write(value);
            case Kql.Anywhere(var value) -> write(value);
        };
    }

    private static boolean isGroup(Kql part) {
        return part instanceof Kql.And || part instanceof Kql.Or || part instanceof Kql.Not;
    }

    private static String join(List<Kql> parts, String between, boolean and) {
        return parts.stream()
                .map(part -> part instanceof Kql.Or || part instanceof Kql.And && !and || part instanceof Kql.And
                        ? group(part, and)
                        : write(part))
                .collect(Collectors.joining(between));
    }

    /** An "and" within an "or" needs no parentheses. */
    private static String group(Kql part, boolean and) {
        return part instanceof Kql.And && !and ? write(part) : "(" + write(part) + ")";
    }

    static String write(Term term) {
        if (term.quoted()) {
            return "\"" + quoted(term.text()) + "\"";
        }
        if (term.text().isEmpty()) {
            return "\"\"";
        }
        var written = new StringBuilder();
        for (int i = 0; i < term.pieces().size(); i++) {
            written.append(i > 0 ? "*" : "");
            word(term.pieces().get(i), written);
        }
        return keywords(outerBlanks(written.toString()));
    }

    /** Blanks around a word are its own only when they are written otherwise. */
    private static String outerBlanks(String written) {
        int begin = 0;
        while (begin < written.length() && KqlParser.isBlank(written.charAt(begin))) {
            begin++;
        }
        int end = written.length();
        while (end > begin && KqlParser.isBlank(written.charAt(end - 1))) {
            end--;
        }
        return escaped(written.substring(0, begin)) + written.substring(begin, end) + escaped(written.substring(end));
    }

    private static String escaped(String blanks) {
        return blanks.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private static String quoted(String text) {
        var written = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> written.append("\\\"");
                case '\\' -> written.append("\\\\");
                case '\t' -> written.append("\\t");
                case '\r' -> written.append("\\r");
                case '\n' -> written.append("\\n");
                default -> written.append(c);
            }
        }
        return written.toString();
    }

    private static void word(String piece, StringBuilder written) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            switch (c) {
                case '\t' -> written.append("\\t");
                case '\r' -> written.append("\\r");
                // before "ot" the short form would read as the word "not"
                case '\n' -> written.append(piece.regionMatches(true, i + 1, "ot", 0, 2) ? "\\u000a" : "\\n");
                default -> written.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
    }

    /** Words that would be operators get a backslash. */
    private static String keywords(String written) {
        var safe = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            boolean begins = at == 0 || KqlParser.isBlank(written.charAt(at - 1));
            if (begins && isKeyword(written, at)) {
                safe.append('\\');
            }
            safe.append(written.charAt(at++));
        }
        return safe.toString();
    }

    /** Also at the end of the word: what follows it may begin with a blank. */
    private static boolean isKeyword(String written, int at) {
        return KqlParser.isKeyword(written + " ", at);
    }
}
