package dev.porthole.connectors.promql.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Strings as Go writes them: in double or single quotes with escapes, in back quotes as they are. */
public final class Strings {

    private static final String SIMPLE = "abfnrtv\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\";

    private Strings() {}

    /** The escape between {@code start} and {@code end}, quotes included, that is none; empty when all are good. */
    static String mistake(String text, int start, int end) {
        char quote = text.charAt(start);
        for (int i = start + 1; quote != '`' && i < end - 1; i++) {
            if (text.charAt(i) == '\\') {
                int length = escapeLength(text, i, end - 1, quote);
                if (length == 0) {
                    return text.substring(i, Math.min(end - 1, i + 2));
                }
                i += length - 1;
            }
        }
        return "";
    }

    /** How long the escape at the backslash {@code at} is; 0 when it is none. */
    private static int escapeLength(String text, int at, int end, char quote) {
        char c = text.charAt(at + 1);
        if (SIMPLE.indexOf(c) >= 0 || c == quote) {
            return 2;
        }
        int digits = digits(c);
        int from = c >= '0' && c <= '7' ? at + 1 : at + 2;
        if (digits == 0 || from + digits > end) {
            return 0;
        }
        int base = digits == 3 ? 8 : 16;
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), base) : -1;
            if (digit < 0) {
                return 0;
            }
            value = value * base + digit;
        }
        boolean surrogate = value >= 0xD800 && value < 0xE000;
        return surrogate || value > (digits <= 3 ? 255 : Character.MAX_CODE_POINT) ? 0 : from + digits - at;
    }

    private static int digits(char c) {
        return switch (c) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> c >= '0' && c <= '7' ? 3 : 0;
        };
    }

    /** What a string token without mistakes says. */
    public static String value(String token) {
        char quote = token.charAt(0);
        String inside = token.substring(1, token.length() - 1);
        if (quote == '`' || inside.indexOf('\\') < 0) {
            return inside;
        }
        var out = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < inside.length(); ) {
            char c = inside.charAt(i);
            int length = c == '\\' ? escapeLength(inside, i, inside.length(), quote) : 1;
            boolean octal = length == 4 && Characters.isDigit(inside.charAt(i + 1));
            if (c == '\\' && (octal || inside.charAt(i + 1) == 'x')) {
                // escapes of bytes, which may be parts of one character
                String digits = inside.substring(octal ? i + 1 : i + 2, i + length);
                bytes.write(Integer.parseInt(digits, octal ? 8 : 16));
            } else {
                flush(bytes, out);
                append(inside, i, length, out);
            }
            i += length;
        }
        flush(bytes, out);
        return out.toString();
    }

    private static void append(String inside, int at, int length, StringBuilder out) {
        char c = inside.charAt(at);
        if (c != '\\') {
            out.append(c);
            return;
        }
        char kind = inside.charAt(at + 1);
        int simple = SIMPLE.indexOf(kind);
        if (length > 2) {
            out.appendCodePoint(Integer.parseInt(inside.substring(at + 2, at + length), 16));
        } else {
            out.append(simple >= 0 ? MEANT.charAt(simple) : kind);
        }
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }
}
