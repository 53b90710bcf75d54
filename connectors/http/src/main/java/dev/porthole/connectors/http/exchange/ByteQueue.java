package dev.porthole.connectors.http.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from one thread to another; the writer waits while it is full, so the sender is slowed down. One
 * thread writes and one reads: each copies its own part of the ring while the other works on the rest.
 */
public final class ByteQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final byte[] ring;
    private int head;
    private int size;
    private boolean ended;
    private boolean dropped;
    private @Nullable IOException broken;

    /** A part of the ring without its turn; of length 0 when nobody will read any more. */
    private record Part(int offset, int length) {}

    public ByteQueue(int capacity) {
        this.ring = new byte[capacity];
    }

    /** Waits for room; false when nobody will read any more. */
    public boolean put(byte[] source, int offset, int length) throws InterruptedException {
        int done = 0;
        while (done < length) {
            Part room = room(length - done);
            if (room.length() == 0) {
                return false;
            }
            System.arraycopy(source, offset + done, ring, room.offset(), room.length());
            added(room.length());
            done += room.length();
        }
        return true;
    }

    /**
     * Waits for room, and reads into it what {@code source} has, without a copy between.
     *
     * @return how many bytes, {@code most} of them at most; -1 at the end of {@code source}, 0 when nobody will read any
     *     more
     */
    public int fill(InputStream source, int most) throws IOException, InterruptedException {
        Part room = room(most);
        int count = room.length() == 0 ? 0 : source.read(ring, room.offset(), room.length());
        if (count > 0) {
            added(count);
        }
        return count;
    }

    private Part room(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == ring.length && !dropped) {
                emptied.await();
            }
            int tail = (head + size) % ring.length;
            return new Part(tail, dropped ? 0 : Math.min(most, Math.min(ring.length - size, ring.length - tail)));
        } finally {
            lock.unlock();
        }
    }

    private void added(int count) {
        lock.lock();
        try {
            size += count;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for at least one byte; -1 at the end. */
    public int take(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Part part = filled(length);
        if (part.length() == 0) {
            return -1;
        }
        System.arraycopy(ring, part.offset(), target, offset, part.length());
        taken(part.length());
        return part.length();
    }

    private Part filled(int most) throws IOException {
        lock.lock();
        try {
            while (size == 0 && !ended && !dropped) {
                filled.await();
            }
            if (dropped) {
                throw broken != null ? broken : new IOException("the connection was closed");
            }
            if (size == 0 && broken != null) {
                throw broken;
            }
            return new Part(head, Math.min(most, Math.min(size, ring.length - head)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            lock.unlock();
        }
    }

    private void taken(int count) {
        lock.lock();
        try {
            head = (head + count) % ring.length;
            size -= count;
            emptied.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something, or the end, can be taken without waiting; false when nothing came in that time. */
    public boolean awaitSomething(long nanos) throws InterruptedIOException {
        lock.lock();
        try {
            long left = nanos;
            while (size == 0 && !ended && !dropped) {
                if (left <= 0) {
                    return false;
                }
                left = filled.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            lock.unlock();
        }
    }

    public int available() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing follows; {@code why} is thrown to the reader after the last byte, null for a proper end. */
    public void end(@Nullable IOException why) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                broken = why;
            }
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The reader is gone: everything waiting ends. */
    public void drop() {
        lock.lock();
        try {
            dropped = true;
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
