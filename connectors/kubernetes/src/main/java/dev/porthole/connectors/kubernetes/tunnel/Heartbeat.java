package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.http.exchange.ByteQueue;
import dev.porthole.connectors.http.websocket.FrameWriter;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells a silent connection from a dead one by pings. One that was open while this machine slept counts as dead at once,
 * and so does one whose writer is stuck.
 */
final class Heartbeat {

    private static final int PINGS_MISSED = 2;
    private static final Duration STUCK_WRITE = Duration.ofSeconds(30);

    private final FrameWriter frames;
    private final ByteQueue received;
    private final SleepWatch sleep;
    private final Duration every;
    private final AtomicInteger unanswered = new AtomicInteger();

    /**
     * @param received while something waits in it the reader is behind, and so are the answers to our pings
     * @param every how often
     */
    Heartbeat(FrameWriter frames, ByteQueue received, SleepWatch sleep, Duration every) {
        this.frames = frames;
        this.received = received;
        this.sleep = sleep;
        this.every = every;
    }

    /** Something came. */
    void heard() {
        unanswered.set(0);
    }

    boolean hasSlept() {
        return sleep.hasSlept();
    }

    /**
     * Pings until the connection has ended or is as good as dead.
     *
     * @return why it is; null when it has ended otherwise
     */
    @Nullable
    Detail untilDead(CountDownLatch ended) throws IOException, InterruptedException {
        while (!ended.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
            Detail why = dead();
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    private @Nullable Detail dead() throws IOException {
        long writing = frames.writingSince();
        if (sleep.hasSlept()) {
            return Detail.of("tunnel.asleep");
        }
        if (writing != 0 && System.nanoTime() - writing > STUCK_WRITE.toNanos()) {
            return Detail.of("tunnel.stuck", STUCK_WRITE);
        }
        if (received.available() > 0) {
            unanswered.set(0);
            return null;
        }
        if (unanswered.get() >= PINGS_MISSED) {
            return Detail.of("tunnel.silent");
        }
        unanswered.incrementAndGet();
        frames.controlIfFree(FrameWriter.PING, new byte[0]);
        return null;
    }
}
