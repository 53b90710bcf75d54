package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * An answer whose body goes on: a watch, followed logs. Its bytes wait in a small queue, so that a slow reader slows the
 * server. Reads fail with a {@link BrokenAnswer} when the connection breaks, when it is closed, and when nothing came for
 * the stall limit, which may be changed while reading.
 */
public final class OpenAnswer implements AutoCloseable {

    private final String target;
    private final int status;
    private final UnaryOperator<String> header;
    private final ByteQueue bytes;
    private final Runnable close;
    private volatile Duration stall;

    OpenAnswer(
            String target, int status, UnaryOperator<String> header, ByteQueue bytes, Duration stall, Runnable close) {
        this.target = target;
        this.status = status;
        this.header = header;
        this.bytes = bytes;
        this.stall = stall;
        this.close = close;
    }

    public int status() {
        return status;
    }

    /** The first value of a header, or empty text. */
    public String header(String name) {
        return header.apply(name);
    }

    public void stallAfter(Duration limit) {
        stall = limit;
    }

    /** Waits until something, or the end, can be read without waiting; false when nothing came in that time. */
    public boolean awaitSomething(Duration time) throws InterruptedIOException {
        return bytes.awaitSomething(TimeUnit.NANOSECONDS.convert(time));
    }

    public InputStream body() {
        return new Body();
    }

    @Override
    public void close() {
        close.run();
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            Duration limit = stall;
            if (!bytes.awaitSomething(TimeUnit.NANOSECONDS.convert(limit))) {
                throw new BrokenAnswer(new Failure.TimedOut(target, limit, PooledHttpGateway.STALLED));
            }
            return bytes.take(into, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public void close() {
            OpenAnswer.this.close();
        }
    }
}
