package dev.porthole.connectors.prometheus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON from a stream, byte by byte, without making objects of what is not asked for. Written for range answers,
 * which are almost nothing but numbers: a tree of them would cost ten times the time and memory.
 */
final class JsonScanner {

    /** The answer is not JSON, or not of the shape that was expected. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private static final int BUFFER = 64 * 1024;
    private static final int DEEPEST = 64;
    private static final int EXACT_POWER = 22;
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final int SAFE_DIGITS = 18;
    private static final double[] POWERS = new double[EXACT_POWER + 1];

    static {
        double power = 1;
        for (int i = 0; i <= EXACT_POWER; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long consumed;
    private byte[] text = new byte[256];

    JsonScanner(InputStream stream) {
        this.stream = stream;
    }

    /** The next byte that is not white space, left where it is; -1 at the end. */
    int peek() throws IOException {
        while (true) {
            if (position == end && !fill()) {
                return -1;
            }
            int c = buffer[position];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            position++;
        }
    }

    /** Takes {@code wanted} if it comes next. */
    boolean take(char wanted) throws IOException {
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char wanted) throws IOException {
        if (!take(wanted)) {
            throw malformed("expected '" + wanted + "'");
        }
    }

    /** After the whole value: nothing but white space may follow. */
    void expectEnd() throws IOException {
        if (peek() != -1) {
            throw malformed("text after the end");
        }
    }

    /** The key of an object's next member, or null after the last one. The first call follows the opening brace. */
    @org.jspecify.annotations.Nullable
    String key(boolean first) throws IOException {
        if (take('}')) {
            return null;
        }
        if (!first) {
            expect(',');
        }
        String key = string();
        expect(':');
        return key;
    }

    /** Whether an array has another element. The first call follows the opening bracket. */
    boolean element(boolean first) throws IOException {
        if (take(']')) {
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    String string() throws IOException {
        expect('"');
        int length = 0;
        while (true) {
            int c = read();
            if (c == '"') {
                return new String(text, 0, length, StandardCharsets.UTF_8);
            }
            if (c == '\\') {
                length = escape(length);
            } else if (c >= 0 && c < 0x20) {
                throw malformed("a control character in a string");
            } else {
                length = append(length, c);
            }
        }
    }

    private int escape(int length) throws IOException {
        int c = read();
        return switch (c) {
            case '"', '\\', '/' -> append(length, c);
            case 'b' -> append(length, '\b');
            case 'f' -> append(length, '\f');
            case 'n' -> append(length, '\n');
            case 'r' -> append(length, '\r');
            case 't' -> append(length, '\t');
            case 'u' -> unicode(length);
            default -> throw malformed("an unknown escape");
        };
    }

    private int unicode(int length) throws IOException {
        int unit = hex4();
        int point = unit;
        if (Character.isHighSurrogate((char) unit)) {
            if (read() != '\\' || read() != 'u') {
                throw malformed("half a surrogate pair");
            }
            int low = hex4();
            if (!Character.isLowSurrogate((char) low)) {
                throw malformed("half a surrogate pair");
            }
            point = Character.toCodePoint((char) unit, (char) low);
        } else if (Character.isLowSurrogate((char) unit)) {
            throw malformed("half a surrogate pair");
        }
        int at = length;
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            at = append(at, b);
        }
        return at;
    }

    private int hex4() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(), 16);
            if (digit < 0) {
                throw malformed("a bad \\u escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int append(int length, int b) {
        if (length == text.length) {
            text = java.util.Arrays.copyOf(text, length * 2);
        }
        text[length] = (byte) b;
        return length + 1;
    }

    /** A time as Prometheus writes it, seconds with up to three decimals, in milliseconds. */
    long timeMs() throws IOException {
        int c = peek();
        boolean negative = c == '-';
        if (negative) {
            position++;
            c = buffered();
        }
        if (c < '0' || c > '9') {
            throw malformed("expected a time");
        }
        long seconds = 0;
        while (c >= '0' && c <= '9') {
            seconds = seconds * 10 + (c - '0');
            if (seconds > Long.MAX_VALUE / 100_000) {
                throw malformed("a time out of bounds");
            }
            position++;
            c = buffered();
        }
        long millis = seconds * 1000;
        if (c == '.') {
            position++;
            int weight = 100;
            c = buffered();
            while (c >= '0' && c <= '9') {
                millis += (long) weight * (c - '0');
                weight /= 10;
                position++;
                c = buffered();
            }
        }
        if (c == 'e' || c == 'E') {
            throw malformed("a time with an exponent");
        }
        return negative ? -millis : millis;
    }

    /** A sample's value: a number in a string, or NaN, +Inf, -Inf. */
    double quotedDouble() throws IOException {
        expect('"');
        boolean negative = false;
        int length = 0;
        long mantissa = 0;
        int digits = 0;
        int fraction = 0;
        boolean point = false;
        boolean simple = true;
        while (true) {
            int c = read();
            if (c == '"') {
                break;
            }
            length = append(length, c);
            if (c >= '0' && c <= '9') {
                mantissa = mantissa * 10 + (c - '0');
                digits += mantissa == 0 ? 0 : 1;
                fraction += point ? 1 : 0;
                simple &= digits <= SAFE_DIGITS;
            } else if (c == '.' && !point) {
                point = true;
            } else if (c == '-' && length == 1) {
                negative = true;
            } else {
                simple = false;
            }
        }
        if (simple && digits + fraction > 0 && mantissa <= EXACT_MANTISSA && fraction <= EXACT_POWER) {
            // both are exact doubles, so that one division rounds once, as parseDouble would (Clinger's fast path)
            double value = mantissa / POWERS[fraction];
            return negative ? -value : value;
        }
        return special(new String(text, 0, length, StandardCharsets.ISO_8859_1));
    }

    private double special(String written) throws IOException {
        return switch (written) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    if (written.isEmpty() || "0123456789.-+".indexOf(written.charAt(0)) < 0) {
                        throw malformed("not a sample's value");
                    }
                    yield Double.parseDouble(written);
                } catch (NumberFormatException mistake) {
                    throw malformed("not a sample's value");
                }
            }
        };
    }

    /** Passes over any value. */
    void skip() throws IOException {
        skip(0);
    }

    private void skip(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw malformed("nested too deeply");
        }
        switch (peek()) {
            case '"' -> string();
            case '{' -> {
                position++;
                for (boolean first = true; key(first) != null; first = false) {
                    skip(depth + 1);
                }
            }
            case '[' -> {
                position++;
                for (boolean first = true; element(first); first = false) {
                    skip(depth + 1);
                }
            }
            default -> literal();
        }
    }

    private void literal() throws IOException {
        int taken = 0;
        int c = buffered();
        while (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'E') {
            position++;
            taken++;
            c = buffered();
        }
        if (taken == 0) {
            throw malformed("expected a value");
        }
    }

    private int read() throws IOException {
        if (position == end && !fill()) {
            throw new EOFException("the answer ends in the middle");
        }
        return buffer[position++];
    }

    private int buffered() throws IOException {
        return position == end && !fill() ? -1 : buffer[position];
    }

    private boolean fill() throws IOException {
        consumed += end;
        end = Math.max(0, stream.read(buffer, 0, BUFFER));
        position = 0;
        return end > 0;
    }

    MalformedException malformed(String what) throws IOException {
        if (peek() == -1) {
            return new MalformedException("the answer ends in the middle");
        }
        return new MalformedException(what + " at byte " + (consumed + position));
    }
}
