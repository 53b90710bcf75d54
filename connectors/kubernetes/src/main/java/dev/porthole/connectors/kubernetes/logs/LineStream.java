package dev.porthole.connectors.kubernetes.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a stream into lines of bytes. What is longer than the limit is cut there; the rest of the line is dropped. */
final class LineStream {

    private final InputStream source;
    private final int limit;
    private final byte[] chunk = new byte[16 << 10];
    private int at;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private boolean whole;
    private long taken;

    LineStream(InputStream source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** Reads on to the end of the next line; false when there is none. */
    boolean next() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (at == end) {
                end = Math.max(0, source.read(chunk));
                at = 0;
                taken += end;
                if (end == 0) {
                    whole = false;
                    return any;
                }
            }
            any = true;
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            append(from, at - from);
            if (at < end) {
                at++;
                whole = true;
                return true;
            }
        }
    }

    private void append(int from, int count) {
        int taken = Math.min(count, limit - length);
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.min(limit, Math.max(length + taken, line.length * 2)));
        }
        System.arraycopy(chunk, from, line, length, taken);
        length += taken;
    }

    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Whether the line came to its end, and not only the stream. */
    boolean isWhole() {
        return whole;
    }

    /** Bytes that have come so far. */
    long taken() {
        return taken;
    }

    /** Whether more has been read already, so that {@link #next} may not have to wait. */
    boolean hasBuffered() {
        return at < end;
    }
}
