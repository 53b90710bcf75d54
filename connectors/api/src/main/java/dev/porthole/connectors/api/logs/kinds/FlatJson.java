package dev.porthole.connectors.api.logs.kinds;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a JSON object by their dotted names, as far as it can be read: a bounded depth, number and length. Arrays of
 * plain values are joined by commas. What is broken ends the reading, and what was read counts.
 */
final class FlatJson {

    private static final int READ = 64_000;
    private static final int DEEPEST = 12;
    private static final int MOST = 300;

    private final String text;
    private final int end;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int at;

    private FlatJson(String text) {
        this.text = text;
        this.end = Math.min(text.length(), READ);
    }

    static Map<String, String> read(String text) {
        var json = new FlatJson(text);
        json.value("", 0);
        return json.fields;
    }

    /** False when nothing more can be read. */
    private boolean value(String name, int depth) {
        blanks();
        if (at >= end || depth > DEEPEST || fields.size() >= MOST) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '{' -> members(name, depth);
            case '[' -> elements(name, depth);
            case '"' -> {
                StringBuilder string = string();
                put(name, string.toString());
                yield at < end;
            }
            default -> {
                int from = at;
                while (at < end && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                put(name, text.substring(from, at));
                yield at > from;
            }
        };
    }

    private boolean members(String name, int depth) {
        at++;
        while (true) {
            blanks();
            if (at < end && text.charAt(at) == '}') {
                at++;
                return true;
            }
            if (at >= end || text.charAt(at) != '"') {
                return false;
            }
            String key = string().toString();
            blanks();
            if (at >= end || text.charAt(at) != ':') {
                return false;
            }
            at++;
            if (!value(name.isEmpty() ? key : name + '.' + key, depth + 1) || !separator('}')) {
                return false;
            }
        }
    }

    private boolean elements(String name, int depth) {
        at++;
        while (true) {
            blanks();
            if (at < end && text.charAt(at) == ']') {
                at++;
                return true;
            }
            if (!value(name, depth + 1) || !separator(']')) {
                return false;
            }
        }
    }

    /** A comma, or the end that comes next. */
    private boolean separator(char close) {
        blanks();
        if (at < end && text.charAt(at) == ',') {
            at++;
            return true;
        }
        return at < end && text.charAt(at) == close;
    }

    private StringBuilder string() {
        var string = new StringBuilder();
        at++;
        while (at < end && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < end) {
                c = text.charAt(at++);
                c = switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'u' -> unicode();
                    default -> c;
                };
            }
            string.append(c);
        }
        at++;
        return string;
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4 && at < end && Character.digit(text.charAt(at), 16) >= 0; i++) {
            code = code * 16 + Character.digit(text.charAt(at++), 16);
        }
        return (char) code;
    }

    private void put(String name, String value) {
        if (!name.isEmpty() && !value.equals("null")) {
            fields.merge(name, value, (one, other) -> one + ',' + other);
        }
    }

    private void blanks() {
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
