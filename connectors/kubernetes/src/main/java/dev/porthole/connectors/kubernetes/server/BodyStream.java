package dev.porthole.connectors.kubernetes.server;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream to read: the next part is asked for when the last one has been read, so that a slow
 * reader slows the server. A read that waits longer than the stall limit fails; the limit may be changed while reading.
 */
final class BodyStream extends InputStream {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<ByteBuffer> parts = new ArrayDeque<>();
    private volatile Duration stall;
    private @Nullable AsyncBody body;
    private boolean ended;
    private boolean closed;
    private boolean asked;
    private @Nullable Throwable broken;

    BodyStream(Duration stall) {
        this.stall = stall;
    }

    /** Called by the client for every part that arrives. */
    void accept(List<ByteBuffer> arrivedParts, AsyncBody from) {
        lock.lock();
        try {
            asked = false;
            parts.addAll(arrivedParts);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The answer's head has come: its body may flow. */
    void begin(AsyncBody from) {
        lock.lock();
        try {
            body = from;
            if (closed) {
                from.cancel();
                return;
            }
        } finally {
            lock.unlock();
        }
        from.done().whenComplete((nothing, thrown) -> end(thrown));
    }

    private void end(@Nullable Throwable thrown) {
        lock.lock();
        try {
            ended = true;
            broken = thrown;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stallAfter(Duration limit) {
        stall = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            ByteBuffer part = await();
            if (part == null) {
                return -1;
            }
            int taken = Math.min(length, part.remaining());
            part.get(target, offset, taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The next part with something in it; null at the end. Called with the lock held. */
    private @Nullable ByteBuffer await() throws IOException {
        long left = stall.toNanos();
        while (true) {
            ByteBuffer part = parts.peek();
            if (part != null && part.hasRemaining()) {
                return part;
            }
            if (part != null) {
                parts.remove();
                continue;
            }
            if (closed) {
                throw new InterruptedIOException("closed");
            }
            if (ended) {
                if (broken != null) {
                    throw new IOException(message(broken), broken);
                }
                return null;
            }
            if (left <= 0) {
                throw new SocketTimeoutException("no progress for " + stall.toSeconds() + " s");
            }
            if (!asked && body != null) {
                asked = true;
                body.consume();
                continue;
            }
            try {
                left = arrived.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    @Override
    public int available() {
        lock.lock();
        try {
            int sum = 0;
            for (ByteBuffer part : parts) {
                sum += part.remaining();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to read; false when nothing came in that time. The end counts as something. */
    boolean awaitSomething(Duration time) throws InterruptedIOException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(time);
            while (parts.stream().noneMatch(ByteBuffer::hasRemaining) && !ended && !closed && left > 0) {
                if (!asked && body != null) {
                    asked = true;
                    body.consume();
                } else {
                    left = arrived.awaitNanos(left);
                }
            }
            return left > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        AsyncBody running;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            running = body;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.cancel();
        }
    }
}
