package dev.porthole.app.engine;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.wait.BackOff;
import dev.porthole.views.time.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One schedule for all that is on screen. Each question runs on a virtual thread with a deadline, a few at a time per
 * connection; equal questions are asked once, and what nobody listens to is not asked. A question that fails is asked
 * again after a growing wait, for ever.
 */
public final class PollEngine implements Pulse, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollEngine.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration NOT_NOW = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int QUESTIONS_PER_LANE = 4;
    private static final int BEATS_SPREAD = 8;

    private final Timer timer;
    private final InstantSource clock;
    private final RetryPolicy retry;
    private final ThreadFactory threads;
    private final Map<Object, Poll<?>> polls = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();
    private final List<Beat> beats = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Duration interval;
    private int phase;

    /**
     * An engine at rest; it starts with the first listener.
     *
     * @param interval between two askings of one question; zero pauses
     */
    public PollEngine(Timer timer, InstantSource clock, RetryPolicy retry, ThreadFactory threads, Duration interval) {
        this.timer = timer;
        this.clock = clock;
        this.retry = retry;
        this.threads = threads;
        this.interval = interval;
    }

    /** An engine on the real clock and on virtual threads. */
    public static PollEngine real(Timer timer, Duration interval) {
        return new PollEngine(
                timer,
                InstantSource.system(),
                new RetryPolicy(LONGEST_WAIT, new SplittableRandom()),
                Thread.ofVirtual().name("poll-", 0).factory(),
                interval);
    }

    /** The live answer to a question. The same key gives the same live answer. */
    @SuppressWarnings("unchecked")
    public <T> Live<T> poll(PollSpec<T> spec) {
        return (Live<T>) polls.computeIfAbsent(spec.key(), key -> new Poll<>(spec));
    }

    /** From now on; zero pauses. What waits is asked at once. */
    public void setInterval(Duration interval) {
        this.interval = interval;
        refresh(key -> true);
    }

    /** Asks everything again at once, and forgets how often it has failed. */
    public void refresh() {
        refresh(key -> true);
    }

    /** Asks again at once what {@code which} names by its key, and forgets how often it has failed. */
    public void refresh(Predicate<Object> which) {
        wake(poll -> which.test(poll.spec.key()), Poll::now);
    }

    /** Never asks again what {@code which} names by its key, and keeps no answer of it. */
    public void forget(Predicate<Object> which) {
        polls.values().removeIf(poll -> {
            boolean forgotten = which.test(poll.spec.key());
            if (forgotten) {
                poll.stop();
            }
            return forgotten;
        });
    }

    /** As {@link #wake(String)}, whatever the connection: the way to all of them is back. */
    public void wake() {
        wake(poll -> true, Poll::connectionIsBack);
    }

    /**
     * Asks again at once what failed of one connection, which has come back. What is being asked at the moment is not asked
     * twice: only when that fails, for then it may have begun before.
     */
    public void wake(String lane) {
        wake(poll -> poll.spec.lane().equals(lane), Poll::connectionIsBack);
    }

    private void wake(Predicate<Poll<?>> which, Consumer<Poll<?>> how) {
        for (Poll<?> poll : polls.values()) {
            if (which.test(poll) && poll.answer.isHeard()) {
                poll.waits = null;
                how.accept(poll);
            }
        }
        beats.forEach(Beat::now);
    }

    @Override
    public Subscription each(Runnable task) {
        var beat = new Beat(task);
        beats.add(beat);
        beat.now();
        return () -> {
            beats.remove(beat);
            beat.stop();
        };
    }

    /** Stops everything that runs; nothing is asked after it. */
    @Override
    public void close() {
        closed.set(true);
        polls.values().forEach(Poll::stop);
        beats.forEach(Beat::stop);
    }

    /** Questions of one kind start spread over a fraction of the interval rather than all in one burst. */
    private synchronized Duration spread() {
        phase = (phase + 1) % BEATS_SPREAD;
        return interval.dividedBy(20L * BEATS_SPREAD).multipliedBy(phase);
    }

    private Semaphore lane(String name) {
        return lanes.computeIfAbsent(name, any -> new Semaphore(QUESTIONS_PER_LANE));
    }

    private Duration limit() {
        Duration every = interval;
        return every.isZero() || every.compareTo(LONGEST_ANSWER) < 0 ? LONGEST_ANSWER : every;
    }

    /** A task at every beat. */
    private final class Beat extends Rerun {
        private final Runnable task;

        private Beat(Runnable task) {
            super(timer, threads, closed::get);
            this.task = task;
        }

        @Override
        Duration run() {
            task.run();
            return interval;
        }
    }

    /** A question while somebody listens to the answer. */
    private final class Poll<T> extends Rerun implements Live<T> {
        private final PollSpec<T> spec;
        private final LiveValue<T> answer;
        private volatile @Nullable BackOff waits;
        private volatile boolean backSinceAsked;

        private Poll(PollSpec<T> spec) {
            super(timer, threads, closed::get);
            this.spec = spec;
            // told by the thread that asked, so that a slow listener slows no other question down
            this.answer = new LiveValue<>(Runnable::run, () -> timer.after(spread(), this::nowIfHeard), this::stop);
        }

        @Override
        public Observation<T> latest() {
            return answer.latest();
        }

        @Override
        public Subscription subscribe(Consumer<? super Observation<T>> consumer) {
            return answer.subscribe(consumer);
        }

        private void connectionIsBack() {
            backSinceAsked = true;
            if (!(answer.latest() instanceof Observation.Fresh<T> fresh)
                    || spec.problem().apply(fresh.value()).isPresent()) {
                nowUnlessRunning();
            }
        }

        private void nowIfHeard() {
            if (answer.isHeard()) {
                now();
            }
        }

        @Override
        Duration run() {
            Semaphore lane = lane(spec.lane());
            try {
                lane.acquire();
            } catch (InterruptedException stopped) {
                return Duration.ZERO;
            }
            Observation<T> next;
            try {
                backSinceAsked = false;
                next = answer.latest().after(asked(Deadline.after(limit())), clock.instant());
            } finally {
                lane.release();
            }
            if (Thread.currentThread().isInterrupted()) {
                return interval;
            }
            if (isCancelled(next)) {
                // Not now, for what it is made of is not there yet.
                return interval.isZero() ? Duration.ZERO : NOT_NOW;
            }
            Optional<Failure> problem = next.problem().or(() -> next.known().flatMap(spec.problem()));
            answer.set(next);
            if (problem.isPresent() && backSinceAsked) {
                return AT_ONCE;
            }
            return interval.isZero()
                    ? Duration.ZERO
                    : problem.map(failure -> retry.after(failure, interval, waits()))
                            .orElseGet(this::wentWell);
        }

        private BackOff waits() {
            BackOff begun = waits;
            if (begun == null) {
                begun = retry.waits(interval);
                waits = begun;
            }
            return begun;
        }

        private Duration wentWell() {
            waits = null;
            return interval;
        }

        /** A question that throws has failed, like one that was not answered. */
        private Outcome<T> asked(Deadline deadline) {
            try {
                return spec.ask().apply(deadline);
            } catch (RuntimeException | Error bug) {
                LOG.error("The question {} failed unexpectedly", spec.key(), bug);
                return Outcome.failed(UnexpectedFailure.of(spec.lane(), bug));
            }
        }

        private boolean isCancelled(Observation<T> next) {
            return next.problem().filter(Failure.Cancelled.class::isInstance).isPresent();
        }
    }
}
