package dev.porthole.connectors.kql;

import dev.porthole.connectors.api.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads names and values: in quotation marks, or words, which may have blanks between them. */
final class TermReader {

    private static final String SPECIAL = "\\():<>\"*{}";

    private final String text;
    private int at;

    TermReader(String text) {
        this.text = text;
    }

    /** Where the last one ended. */
    int end() {
        return at;
    }

    /** The term that begins here; null when none does. */
    @Nullable
    Term read(int begin) throws BadKql {
        at = begin;
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        return words();
    }

    private Term quoted() throws BadKql {
        int open = at++;
        var plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                quotedEscape(plain);
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            throw new BadKql(Detail.of("kql.quote-not-closed"), open + 1);
        }
        at++;
        return Term.phrase(plain.toString());
    }

    private void quotedEscape(StringBuilder plain) throws BadKql {
        char next = text.charAt(at + 1);
        switch (next) {
            case '"', '\\' -> plain.append(next);
            case 't' -> plain.append('\t');
            case 'r' -> plain.append('\r');
            case 'n' -> plain.append('\n');
            case 'u' -> {
                plain.append(unicode());
                return;
            }
            default -> {
                // as Kibana: a backslash before anything else is a backslash
                plain.append('\\');
                at++;
                return;
            }
        }
        at += 2;
    }

    private char unicode() throws BadKql {
        String digits = text.substring(Math.min(text.length(), at + 2), Math.min(text.length(), at + 6));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new BadKql(Detail.of("kql.bad-escape"), at + 1);
        }
        at += 6;
        return (char) Integer.parseInt(digits, 16);
    }

    private @Nullable Term words() throws BadKql {
        int begin = at;
        List<String> pieces = new ArrayList<>();
        var plain = new StringBuilder();
        // the length of what is written so far without the blanks at its end
        int solid = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean starts = at == begin || KqlParser.isBlank(text.charAt(at - 1));
            if (starts && KqlParser.isKeyword(text, at)) {
                break;
            }
            if (c == '\\') {
                escape(plain);
                solid = plain.length();
            } else if (c == '*') {
                at++;
                pieces.add(plain.toString());
                plain.setLength(0);
                solid = 0;
            } else if (SPECIAL.indexOf(c) >= 0) {
                break;
            } else {
                at++;
                plain.append(c);
                solid = KqlParser.isBlank(c) ? solid : plain.length();
            }
        }
        // blanks at the end belong to what follows
        int blanks = plain.length() - solid;
        at -= blanks;
        plain.setLength(solid);
        if (pieces.isEmpty() && plain.isEmpty()) {
            at = begin;
            return null;
        }
        pieces.add(plain.toString());
        return new Term(pieces, false);
    }

    private void escape(StringBuilder plain) throws BadKql {
        if (at + 1 >= text.length()) {
            throw new BadKql(Detail.of("kql.bad-escape"), at + 1);
        }
        char next = text.charAt(at + 1);
        for (String word : new String[] {"or", "and", "not"}) {
            if (text.regionMatches(true, at + 1, word, 0, word.length())) {
                plain.append(text, at + 1, at + 1 + word.length());
                at += 1 + word.length();
                return;
            }
        }
        if (next == 'u') {
            plain.append(unicode());
            return;
        }
        if (SPECIAL.indexOf(next) < 0 && "trn".indexOf(next) < 0) {
            throw new BadKql(Detail.of("kql.bad-escape"), at + 1);
        }
        plain.append(next == 't' ? '\t' : next == 'r' ? '\r' : next == 'n' ? '\n' : next);
        at += 2;
    }
}
