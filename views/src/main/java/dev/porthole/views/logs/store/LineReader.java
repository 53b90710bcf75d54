package dev.porthole.views.logs.store;

import java.nio.charset.StandardCharsets;

/** Reads one line's bytes as {@link EntryCodec} writes them. One object is moved from line to line. */
final class LineReader {

    private byte[] bytes = {};
    private int at;
    private long timeNanos;
    private int flags;
    private int origin;
    private int bodyStart;
    private int messageEnd;
    private int bodyEnd;

    /** Moves to the line that starts at {@code start}. */
    LineReader moveTo(byte[] source, int start) {
        bytes = source;
        at = start;
        long time = 0;
        for (int i = 0; i < 8; i++) {
            time = time << 8 | next();
        }
        timeNanos = time;
        flags = next();
        origin = number();
        int messageLength = number();
        int bodyLength = number();
        bodyStart = at;
        messageEnd = at + messageLength;
        bodyEnd = at + bodyLength;
        return this;
    }

    long timeNanos() {
        return timeNanos;
    }

    int flags() {
        return flags;
    }

    int origin() {
        return origin;
    }

    byte[] bytes() {
        return bytes;
    }

    int bodyStart() {
        return bodyStart;
    }

    int messageEnd() {
        return messageEnd;
    }

    int bodyEnd() {
        return bodyEnd;
    }

    /** Goes behind the body. */
    LineReader toDetails() {
        at = bodyEnd;
        return this;
    }

    int next() {
        return bytes[at++] & 0xff;
    }

    int number() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = next();
            value |= (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
    }

    String measured() {
        int length = number();
        at += length;
        return text(at - length, at);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
