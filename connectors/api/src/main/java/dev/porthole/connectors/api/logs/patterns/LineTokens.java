package dev.porthole.connectors.api.logs.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The masked words of a line's first row, the time at its beginning left out. Of a long line only the beginning is read, so
 * that what a line costs is bounded whatever is in it. For one thread.
 */
final class LineTokens {

    /** Characters that are read. */
    static final int READ = 600;
    /** Words that are kept. */
    static final int MOST = 40;

    private static final int LONGEST_QUOTED = 300;
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE");
    /** Keys whose quoted values are what the line says, not what changes in it. */
    private static final Set<String> SAYING =
            Set.of("msg", "message", "log", "event", "level", "severity", "lvl", "logger", "err", "error", "reason");

    private final StringBuilder token = new StringBuilder();
    private List<String> tokens = List.of();
    private String line = "";
    private int end;
    private int at;
    /** How much of a request has been read: 1 its method, 2 its path too. */
    private int request;
    /** Where a string ends whose words are read like all others; -1 outside. */
    private int closing;

    /** Never more than {@link #MOST}; empty for a blank line. */
    List<String> of(String text) {
        line = text;
        end = Math.min(text.length(), READ);
        at = 0;
        request = 0;
        closing = -1;
        tokens = new ArrayList<>(16);
        while (at < end && tokens.size() < MOST) {
            char c = line.charAt(at);
            if (c == '\n' && !tokens.isEmpty()) {
                break;
            }
            if (c <= ' ') {
                skipColour();
            } else {
                token.setLength(0);
                readToken();
                take(token.toString());
            }
        }
        return tokens;
    }

    /** A blank, a control character, or all of a colour's escape. */
    private void skipColour() {
        boolean escape = line.charAt(at) == '\u001b' && at + 1 < end && line.charAt(at + 1) == '[';
        at++;
        if (escape) {
            at++;
            while (at < end && line.charAt(at) < '@' && line.charAt(at) > ' ') {
                at++;
            }
            at = Math.min(end, at + 1);
        }
    }

    private void readToken() {
        int from = at;
        while (at < end) {
            char c = line.charAt(at);
            if (c <= ' ') {
                break;
            }
            if (isDelimiter(c) && !isWithin(c, from)) {
                flush(from);
                if (c == '"' && at > closing && quoted()) {
                    from = at;
                    continue;
                }
                token.append(c);
                at++;
                from = at;
            } else {
                at++;
            }
        }
        flush(from);
    }

    private void flush(int from) {
        if (at > from) {
            token.append(Mask.of(line.substring(from, at)));
        }
    }

    /** Whether it belongs to what is around it: a comma in a number, any sign in what a path asks for. */
    private boolean isWithin(char c, int from) {
        if (c == ',') {
            return at > from && at + 1 < end && Mask.isDigit(line.charAt(at - 1)) && Mask.isDigit(line.charAt(at + 1));
        }
        if (c != '=' && c != ';') {
            return false;
        }
        int question = line.lastIndexOf('?', at);
        return question > from && line.lastIndexOf('/', question) >= from;
    }

    private static boolean isDelimiter(char c) {
        return switch (c) {
            case '=', ',', ';', '(', ')', '[', ']', '{', '}', '<', '>', '|', '"', '\'', '`' -> true;
            default -> false;
        };
    }

    /** Takes a quoted string as a whole; false when what is in it says something, or it does not end. */
    private boolean quoted() {
        int close = at + 1;
        int most = Math.min(end, at + LONGEST_QUOTED);
        while (close < most && line.charAt(close) != '"' && line.charAt(close) != '\n') {
            close += line.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= most || line.charAt(close) != '"') {
            return false;
        }
        boolean key = close + 1 < end && line.charAt(close + 1) == ':';
        if (key) {
            token.append(line, at, close + 1);
            at = close + 1;
            return true;
        }
        if (isRequest(at + 1) || isSaying()) {
            closing = close;
            return false;
        }
        token.append('"').append(close == at + 1 ? "" : Mask.QUOTED).append('"');
        at = close + 1;
        return true;
    }

    private boolean isRequest(int from) {
        int blank = line.indexOf(' ', from);
        return blank > from && blank - from <= 7 && METHODS.contains(line.substring(from, blank));
    }

    /** Whether the key before the value that begins here is one of those that speak: msg="…" or "msg":"…". */
    private boolean isSaying() {
        int stop = token.length() - 1;
        if (stop < 0 || token.charAt(stop) != '=' && token.charAt(stop) != ':') {
            return false;
        }
        stop -= stop > 0 && token.charAt(stop - 1) == '"' ? 1 : 0;
        int from = stop;
        while (from > 0 && Character.isLetter(token.charAt(from - 1))) {
            from--;
        }
        return SAYING.contains(token.substring(from, stop));
    }

    private void take(String word) {
        if (tokens.isEmpty() && word.equals(Mask.TIME)) {
            return;
        }
        String bare = word.startsWith("\"") ? word.substring(1) : word;
        if (METHODS.contains(bare)) {
            request = 1;
        } else if (request == 1 && word.indexOf('/') >= 0) {
            request = 2;
        } else if (request == 2 && word.equals(Mask.NUMBER)) {
            request = 0;
            tokens.add(status());
            return;
        } else if (!word.startsWith("HTTP/")) {
            request = 0;
        }
        tokens.add(word);
    }

    /** The class of an answer's status: what was refused is another pattern than what went well. */
    private String status() {
        int from = at - 3;
        boolean three = from >= 0
                && line.charAt(from) >= '1'
                && line.charAt(from) <= '5'
                && Mask.isDigit(line.charAt(from + 1))
                && Mask.isDigit(line.charAt(from + 2))
                && (from == 0 || line.charAt(from - 1) <= ' ');
        return three ? line.charAt(from) + "xx" : Mask.NUMBER;
    }
}
