package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as the reader sees it: decompressed, never longer than the limit, never blown up out of proportion to what came
 * over the wire. It remembers what went wrong, since parsers wrap or swallow exceptions.
 */
final class LimitedStream extends InputStream {

    /** Deflate makes at most 1032 of 1; repetitive JSON comes to about 40. */
    private static final int RATIO = 250;

    private static final long RATIO_MATTERS_FROM = 4L << 20;

    private final InputStream in;
    private final WatchedStream wire;
    private final long maxBytes;
    private long count;
    private @Nullable IOException trouble;

    LimitedStream(InputStream in, WatchedStream wire, long maxBytes) {
        this.in = in;
        this.wire = wire;
        this.maxBytes = maxBytes;
    }

    @Nullable
    IOException trouble() {
        return trouble;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (trouble != null) {
            throw trouble;
        }
        try {
            int got = in.read(into, offset, length);
            count += Math.max(0, got);
            check();
            return got;
        } catch (IOException broken) {
            trouble = broken;
            throw broken;
        }
    }

    private void check() throws BodyLimitException {
        if (count > maxBytes) {
            throw tooLarge();
        }
        if (count > RATIO_MATTERS_FROM && count / RATIO > wire.count()) {
            throw new BodyLimitException(maxBytes, Detail.of("http.bomb"));
        }
    }

    BodyLimitException tooLarge() {
        return new BodyLimitException(maxBytes, Detail.of("http.tooLarge", maxBytes >> 20));
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    /** Leaves the connection alone; the gateway decides what becomes of it. */
    @Override
    public void close() {}
}
