package dev.porthole.connectors.http.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Bytes on their way from one thread to another; the writer waits while it is full, so the sender is slowed down. */
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

    public ByteQueue(int capacity) {
        this.ring = new byte[capacity];
    }

    /** Waits for room; false when nobody will read any more. */
    public boolean put(byte[] source, int offset, int length) throws InterruptedException {
        int done = 0;
        lock.lockInterruptibly();
        try {
            while (done < length) {
                while (size == ring.length && !dropped) {
                    emptied.await();
                }
                if (dropped) {
                    return false;
                }
                int tail = (head + size) % ring.length;
                int count = Math.min(length - done, Math.min(ring.length - size, ring.length - tail));
                System.arraycopy(source, offset + done, ring, tail, count);
                size += count;
                done += count;
                filled.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for at least one byte; -1 at the end. */
    public int take(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (size == 0 && !ended && !dropped) {
                filled.await();
            }
            if (dropped) {
                throw broken != null ? broken : new IOException("the connection was closed");
            }
            if (size == 0) {
                if (broken != null) {
                    throw broken;
                }
                return -1;
            }
            int count = Math.min(length, Math.min(size, ring.length - head));
            System.arraycopy(ring, head, target, offset, count);
            head = (head + count) % ring.length;
            size -= count;
            emptied.signal();
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
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
