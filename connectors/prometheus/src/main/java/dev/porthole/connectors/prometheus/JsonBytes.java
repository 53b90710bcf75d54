package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Steps through JSON as bytes, without making anything of what it passes. */
final class JsonBytes {

    private static final int DEEPEST = 64;
    private static final int LONGEST_STRING = 1 << 20;

    private final InputStream in;
    private byte[] buffer;
    private int at;
    private int limit;
    private long before;

    JsonBytes(InputStream in, int bufferSize) {
        this.in = in;
        this.buffer = new byte[bufferSize];
    }

    /** At this place something else was due. */
    MalformedJsonException wrong() {
        return wrong(0);
    }

    private MalformedJsonException wrong(int ahead) {
        return new MalformedJsonException(Detail.of("prometheus.json.byte", before + at + ahead));
    }

    private MalformedJsonException cut(int ahead) {
        return new MalformedJsonException(Detail.of("prometheus.json.short", before + at + ahead));
    }

    /** The bytes at hand, for reading ahead between {@link #position()} and {@link #end()}. */
    byte[] bytes() {
        return buffer;
    }

    int position() {
        return at;
    }

    int end() {
        return limit;
    }

    void moveTo(int position) {
        at = position;
    }

    /** Tries to have {@code count} bytes at hand; there may be fewer at the end. */
    void fill(int count) throws IOException {
        if (limit - at >= count) {
            return;
        }
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        before += at;
        limit -= at;
        at = 0;
        if (count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Integer.highestOneBit(count) * 2);
        }
        while (limit < count) {
            int got = in.read(buffer, limit, buffer.length - limit);
            if (got < 0) {
                return;
            }
            limit += got;
        }
    }

    /** The next byte after blanks, not taken yet. */
    byte peek() throws IOException {
        while (true) {
            if (at == limit) {
                fill(1);
                if (at == limit) {
                    throw cut(0);
                }
            }
            byte c = buffer[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
    }

    /** Passes over the sign that some put before a text. */
    void takeByteOrderMark() throws IOException {
        fill(3);
        if (limit - at >= 3
                && buffer[at] == (byte) 0xEF
                && buffer[at + 1] == (byte) 0xBB
                && buffer[at + 2] == (byte) 0xBF) {
            at += 3;
        }
    }

    /** A string; empty for any other value. */
    String text() throws IOException {
        if (peek() == '"') {
            return string();
        }
        skip();
        return "";
    }

    void take(char wanted) throws IOException {
        if (peek() != wanted) {
            throw wrong();
        }
        at++;
    }

    boolean takeIf(char wanted) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** After a value in an object or array: true when another one follows, false when {@code close} was taken. */
    boolean more(char close) throws IOException {
        if (takeIf(',')) {
            return true;
        }
        take(close);
        return false;
    }

    /** Nothing but blanks may follow. */
    void takeEnd() throws IOException {
        for (fill(1); at < limit; fill(1)) {
            byte c = buffer[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw wrong();
            }
            at++;
        }
    }

    /** The name of a member, with its colon. */
    String name() throws IOException {
        String name = string();
        take(':');
        return name;
    }

    String string() throws IOException {
        take('"');
        int length = 0;
        boolean escaped = false;
        while (true) {
            if (at + length == limit) {
                if (length >= LONGEST_STRING) {
                    throw wrong(0);
                }
                fill(length + 1);
                if (at + length == limit) {
                    throw cut(length);
                }
            }
            byte c = buffer[at + length];
            if (c == '"') {
                break;
            }
            if (c >= 0 && c < ' ') {
                throw wrong(length);
            }
            if (c == '\\') {
                escaped = true;
                length++;
                fill(length + 2);
            }
            length++;
        }
        int start = at;
        at += length + 1;
        String raw = new String(buffer, start, length, StandardCharsets.UTF_8);
        return escaped ? unescaped(raw) : raw;
    }

    private String unescaped(String raw) throws IOException {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = ++i < raw.length() ? raw.charAt(i) : 0;
            switch (kind) {
                case '"', '\\', '/' -> out.append(kind);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append(unicode(raw, i + 1));
                    i += 4;
                }
                default -> throw wrong();
            }
        }
        return out.toString();
    }

    private char unicode(String raw, int from) throws IOException {
        if (from + 4 > raw.length()) {
            throw wrong();
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0) {
                throw wrong();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /** Passes over a value of any kind. */
    void skip() throws IOException {
        skip(DEEPEST);
    }

    private void skip(int depth) throws IOException {
        if (depth == 0) {
            throw new MalformedJsonException(Detail.of("prometheus.json.deep", before + at));
        }
        switch (peek()) {
            case '"' -> string();
            case '{' -> {
                at++;
                for (boolean more = !takeIf('}'); more; more = more('}')) {
                    name();
                    skip(depth - 1);
                }
            }
            case '[' -> {
                at++;
                for (boolean more = !takeIf(']'); more; more = more(']')) {
                    skip(depth - 1);
                }
            }
            default -> skipWord();
        }
    }

    /** A number, true, false or null. */
    private void skipWord() throws IOException {
        int length = 0;
        for (fill(1); at < limit && isWord(buffer[at]); fill(1)) {
            at++;
            length++;
        }
        if (length == 0) {
            throw wrong();
        }
    }

    private static boolean isWord(byte c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-' || c == '+' || c == '.' || c == 'E';
    }
}
