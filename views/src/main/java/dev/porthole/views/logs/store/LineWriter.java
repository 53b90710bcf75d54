package dev.porthole.views.logs.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one line's bytes, in a buffer that is used again for the next. Lone surrogates become U+FFFD. */
final class LineWriter {

    private final CharsetEncoder utf8 = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {(byte) 0xef, (byte) 0xbf, (byte) 0xbd});
    private byte[] bytes = new byte[4096];
    private int length;

    void reset() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void putLong(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /** A number that is not negative: seven bits a byte, the lowest first. */
    void putNumber(int value) {
        room(5);
        int rest = value;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void putBytes(LineWriter other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
    }

    /** The text without its length; returns how many bytes it took. */
    int putText(String text) {
        room(text.length() * 3);
        ByteBuffer target = ByteBuffer.wrap(bytes, length, bytes.length - length);
        utf8.reset();
        utf8.encode(CharBuffer.wrap(text), target, true);
        utf8.flush(target);
        int written = target.position() - length;
        length = target.position();
        return written;
    }

    /** The text behind its length. */
    void putMeasured(String text) {
        int start = length;
        int size = putText(text);
        int prefix = numberSize(size);
        room(prefix);
        System.arraycopy(bytes, start, bytes, start + prefix, size);
        length = start;
        putNumber(size);
        length += size;
    }

    private static int numberSize(int value) {
        return Math.max(1, (32 - Integer.numberOfLeadingZeros(value) + 6) / 7);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
