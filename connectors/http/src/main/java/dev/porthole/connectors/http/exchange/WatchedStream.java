package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.connection.Watch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body as it comes off the wire, reporting its progress. */
final class WatchedStream extends FilterInputStream {

    private final Watch watch;
    private long count;
    private boolean ended;

    WatchedStream(InputStream in, Watch watch) {
        super(in);
        this.watch = watch;
    }

    long count() {
        return count;
    }

    /** Whether the body was read to its end, so that the connection can serve again. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        watch.waits();
        int got = in.read(into, offset, length);
        watch.received(Math.max(0, got));
        if (got < 0) {
            ended = true;
        } else {
            count += got;
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.clamp(bytes, 0, 8192)]));
    }

    /** Leaves the connection alone; the gateway decides what becomes of it. */
    @Override
    public void close() {}
}
