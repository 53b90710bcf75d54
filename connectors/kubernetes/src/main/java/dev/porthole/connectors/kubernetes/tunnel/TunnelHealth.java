package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.connectors.kubernetes.server.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a tunnel: that it works, or why not and when the next try is worth it. While it does not work it
 * is tried in the background, with growing pauses. Of tries that run at the same time the newest word counts. Thread-safe.
 */
final class TunnelHealth implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration ATTENTIVE = Duration.ofSeconds(2);

    private final String target;
    private final FoundPod pod;
    private final InstantSource clock;
    private final BackOff backoff;
    private final Runnable trial;
    private final LiveValue<TunnelState> state;
    private final CountDownLatch closed = new CountDownLatch(1);

    private @Nullable Failure down;
    private long nextTryNanos;
    private long failedNanos;
    private long stoodNanos = System.nanoTime();
    private @Nullable Thread mending;

    /** @param trial tries once, blocks, and tells here what came of it */
    TunnelHealth(String target, FoundPod pod, InstantSource clock, RandomGenerator random, Runnable trial) {
        this.target = target;
        this.pod = pod;
        this.clock = clock;
        this.backoff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.trial = trial;
        this.state = new LiveValue<>("tunnel to " + target);
        show(new TunnelState.Idle());
    }

    Live<TunnelState> state() {
        return state;
    }

    /** Why a dial would be in vain before the next try; null when it may be tried. */
    synchronized @Nullable Failure waiting() {
        return down != null && nextTryNanos - System.nanoTime() > 0 ? down : null;
    }

    synchronized boolean isDown() {
        return down != null;
    }

    /** @param begun when it was tried; what has failed since is newer, and the next try tells */
    synchronized void connected(PodPort to, long begun) {
        if (down != null && failedNanos - begun > 0) {
            return;
        }
        stoodNanos = System.nanoTime();
        boolean change = down != null || !to.pod().equals(pod.lastName());
        pod.connected(to);
        down = null;
        backoff.reset();
        if (change) {
            show(new TunnelState.Connected(to.pod(), clock.instant()));
        }
    }

    /** A connection that stood has broken: the next dial may be tried at once, and a trial finds out what is wrong. */
    synchronized void broken(Failure why) {
        pod.forget();
        if (!isClosed() && down == null) {
            failedNanos = System.nanoTime();
            down(why, Duration.ZERO, new TunnelState.Reconnecting(1, why, clock.instant()));
        }
    }

    /** @param begun when it was tried; tries that fail together count as one, and one that has stood since is newer */
    synchronized void failed(ApiException e, long begun) {
        Failure why = e.failure();
        pod.forget();
        if (isClosed() || (down == null ? stoodNanos - begun > 0 : failedNanos - begun > 0)) {
            return;
        }
        failedNanos = System.nanoTime();
        Duration pause = why.retryable() ? backoff.next() : LONGEST_PAUSE;
        if ((e instanceof NoPodException || why instanceof Failure.Forbidden) && pause.compareTo(ATTENTIVE) > 0) {
            // A pod becomes ready, a right is given: cheap to ask, and somebody waits for it.
            pause = ATTENTIVE;
        }
        Instant now = clock.instant();
        down(
                why,
                pause,
                switch (why) {
                    case Failure.Unauthorized unauthorized -> new TunnelState.AuthExpired(unauthorized);
                    case Failure.Forbidden forbidden -> new TunnelState.Forbidden(forbidden);
                    default ->
                        e instanceof NoPodException
                                ? new TunnelState.NoReadyPod(why, now)
                                : new TunnelState.Reconnecting(Math.max(1, backoff.attempts()), why, now.plus(pause));
                });
    }

    private void down(Failure why, Duration pause, TunnelState shown) {
        down = why;
        nextTryNanos = System.nanoTime() + pause.toNanos();
        show(shown);
        if (mending == null) {
            mending = Thread.ofVirtual().name("mend tunnel to " + target).start(this::tryUntilMended);
        }
    }

    private void tryUntilMended() {
        try {
            while (true) {
                long pause;
                synchronized (this) {
                    if (down == null || isClosed()) {
                        mending = null;
                        return;
                    }
                    pause = nextTryNanos - System.nanoTime();
                }
                if (pause <= 0) {
                    trial.run();
                } else if (closed.await(pause, TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void show(TunnelState now) {
        state.set(new Observation.Fresh<>(now, clock.instant(), List.of()));
    }

    /** Nothing is tried any more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
