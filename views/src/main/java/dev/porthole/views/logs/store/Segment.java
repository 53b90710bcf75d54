package dev.porthole.views.logs.store;

import java.util.Arrays;

/** A run of lines: their bytes one after the other, and where each starts. */
final class Segment {

    private final int firstLine;
    private final byte[] bytes;
    private int length;
    private int[] starts = new int[1024];
    private int count;

    Segment(int firstLine, int size) {
        this.firstLine = firstLine;
        this.bytes = new byte[size];
    }

    int firstLine() {
        return firstLine;
    }

    int endLine() {
        return firstLine + count;
    }

    boolean hasRoom(int more) {
        return bytes.length - length >= more;
    }

    void append(byte[] source, int size) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count + (count >> 1));
        }
        starts[count++] = length;
        System.arraycopy(source, 0, bytes, length, size);
        length += size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int line) {
        return starts[line - firstLine];
    }

    /** Memory taken, in bytes. */
    long footprint() {
        return bytes.length + 4L * starts.length;
    }
}
