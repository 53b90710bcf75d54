package dev.porthole.connectors.api.logs.kinds;

import org.jspecify.annotations.Nullable;

/** Reads a line's first row piece by piece, and never twice: what does not stand there is null, and nothing has been read. */
final class LineScanner {

    private static final int READ = 8_000;

    private final String text;
    private final int end;
    private int at;

    LineScanner(String text) {
        this.text = text;
        int row = text.indexOf('\n');
        this.end = Math.min(row < 0 ? text.length() : row, READ);
    }

    boolean atEnd() {
        blanks();
        return at >= end;
    }

    char peek() {
        blanks();
        return at < end ? text.charAt(at) : '\0';
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    boolean skip(String literal) {
        blanks();
        if (end - at >= literal.length() && text.startsWith(literal, at)) {
            at += literal.length();
            return true;
        }
        return false;
    }

    /** Up to a blank. */
    @Nullable
    String word() {
        blanks();
        int from = at;
        while (at < end && text.charAt(at) > ' ') {
            at++;
        }
        return at == from ? null : text.substring(from, at);
    }

    /** A word that is a whole number or has a fraction. */
    @Nullable
    String number() {
        int before = at;
        String word = word();
        if (word == null || !isNumber(word)) {
            at = before;
            return null;
        }
        return word;
    }

    static boolean isNumber(String word) {
        boolean digit = false;
        int points = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            points += c == '.' ? 1 : 0;
            digit |= c >= '0' && c <= '9';
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return digit && points <= 1 && word.length() <= 18;
    }

    /** What stands between quotation marks, escapes as they are. */
    @Nullable
    String quoted() {
        return between('"', '"');
    }

    @Nullable
    String bracketed() {
        return between('[', ']');
    }

    private @Nullable String between(char open, char close) {
        blanks();
        if (at >= end || text.charAt(at) != open) {
            return null;
        }
        int from = at + 1;
        int to = from;
        while (to < end && text.charAt(to) != close) {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        if (to >= end) {
            return null;
        }
        at = to + 1;
        return text.substring(from, to);
    }

    String rest() {
        blanks();
        String rest = text.substring(Math.min(at, end), end);
        at = end;
        return rest;
    }

    private void blanks() {
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
