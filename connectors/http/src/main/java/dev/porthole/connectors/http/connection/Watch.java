package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.api.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange as the thread that waits for it sees it. The exchange runs on a thread of its own and reports its
 * waiting; the caller's thread holds it to the limits, and ends it by closing what it stands on. That works for every
 * kind of wait (a name look-up, a dialer, TLS, a body) and ends at once when the caller is interrupted.
 */
public final class Watch {

    /** Why an exchange was ended before its time. */
    public enum End {
        DEADLINE,
        STALLED,
        INTERRUPTED,
        CLOSED
    }

    /** Fewer bytes than this within the stall limit are no progress, or a drip could hold a call for hours. */
    private static final int PROGRESS = 1024;

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long GRACE_MILLIS = 250;
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Deadline deadline;
    private final long stallNanos;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<End> end = new AtomicReference<>();
    private final Set<Closeable> guarded = ConcurrentHashMap.newKeySet();

    private volatile boolean waiting;
    private volatile long waitingSince;
    private volatile long waited;
    private int bytes;
    private boolean opened;

    public Watch(Deadline deadline, Duration stall) {
        this.deadline = deadline;
        this.stallNanos = stall.toNanos();
    }

    public Deadline deadline() {
        return deadline;
    }

    public Optional<End> end() {
        return Optional.ofNullable(end.get());
    }

    /** Blocks until the exchange is done or has been ended. True when it came to its own end. */
    public boolean await() {
        try {
            while (!done.await(nextLook(), TimeUnit.NANOSECONDS)) {
                if (deadline.passed()) {
                    end(End.DEADLINE);
                } else if (stallLeft() <= 0) {
                    end(End.STALLED);
                }
                if (end.get() != null) {
                    return settled();
                }
            }
            return end.get() == null;
        } catch (InterruptedException interrupted) {
            end(End.INTERRUPTED);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The exchange gets a moment to notice its end, so that its reader does not run on beside the caller. */
    private boolean settled() throws InterruptedException {
        if (!done.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.debug("an ended exchange is still busy");
        }
        return false;
    }

    private long nextLook() {
        return Math.max(LOOK_AGAIN, Math.min(deadline.remaining().toNanos(), stallLeft()));
    }

    private long stallLeft() {
        long now = waiting ? System.nanoTime() - waitingSince : 0;
        return stallNanos - waited - Math.max(0, now);
    }

    /** Ends the exchange for the first reason given, by closing all it stands on. */
    public void end(End reason) {
        end.compareAndSet(null, reason);
        guarded.forEach(this::closeNow);
    }

    private void closeNow(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyBroken) {
            LOG.trace("closing a broken connection", alreadyBroken);
        }
    }

    /** Has {@code closeable} closed when the exchange is ended; at once when it has been. */
    public void guard(Closeable closeable) {
        guarded.add(closeable);
        if (end.get() != null) {
            closeNow(closeable);
        }
    }

    /** The exchange depends on the other side from now on. */
    public void waits() {
        waitingSince = System.nanoTime();
        waiting = true;
    }

    /** The other side has sent {@code count} bytes. */
    public void received(int count) {
        long spent = waiting ? System.nanoTime() - waitingSince : 0;
        waiting = false;
        bytes += count;
        if (bytes >= PROGRESS) {
            bytes = 0;
            waited = 0;
        } else {
            waited = waited + spent;
        }
    }

    /** A step of the connection is done, and the count begins anew. */
    public void progressed() {
        received(PROGRESS);
    }

    /** A connection was opened for the exchange, so a fault of it is not the fault of an old connection. */
    public void opened() {
        opened = true;
    }

    public boolean hasOpened() {
        return opened;
    }

    public void done() {
        done.countDown();
    }
}
