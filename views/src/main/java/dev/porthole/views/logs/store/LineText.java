package dev.porthole.views.logs.store;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one line's text, where they lie. One object is moved from line to line.
 *
 * <p>As a {@link CharSequence} it is right for ASCII text only, for which a byte is a character.
 */
final class LineText implements CharSequence {

    private byte[] bytes = {};
    private int start;
    private int end;
    private boolean ascii;

    void set(byte[] bytes, int start, int end, boolean ascii) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.ascii = ascii;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Something a regular expression can read; a copy only when there is more than ASCII. */
    CharSequence characters() {
        return ascii ? this : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(bytes, start + from, to - from, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
