package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.wait.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Follows a query in a source that can only be asked, until it is closed: a line is told within two seconds of when a search
 * of an index finds it, exactly once, also when it comes late. It asks one thing at a time; what fails is told and tried again, with growing
 * pauses.
 */
public final class SearchTail implements Subscription {

    private static final Duration BETWEEN = Duration.ofMillis(800);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Looks for new lines between two looks for late ones. */
    private static final int LOOKS = 3;

    private final NewLines lines;
    private final LogSource source;
    private final TailQueue queue;
    private final InstantSource clock;
    private final BackOff backoff;
    private final Rate rate = new Rate();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("follow search").unstarted(this::run);
    private Optional<Failure> told = Optional.empty();
    private int looks;

    /**
     * @param query its range does not matter
     * @param since lines from that millisecond on
     * @param shown those of them that are known already
     * @param executor runs a task soon, on the listener's own thread; it is given no other before that has begun
     * @param listener is told on that thread
     */
    public SearchTail(
            LogSource source,
            LogQuery query,
            Instant since,
            Collection<LogEntry> shown,
            InstantSource clock,
            Consumer<Runnable> executor,
            Consumer<TailNews> listener) {
        this.source = source;
        this.lines = new NewLines(source, query, since, shown);
        this.queue = new TailQueue(executor, listener);
        this.clock = clock;
        this.backoff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), RandomGenerator.getDefault());
        thread.start();
    }

    /** While it is paused lines are counted, not handed out; when it goes on, those that waited come at once. */
    public void pause(boolean now) {
        queue.pause(now);
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                look();
                closed.await(pause().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        Duration rest = source.isIndexed() ? BETWEEN : BETWEEN_READINGS;
        Duration waits = told.isPresent() ? backoff.next() : rest;
        return told.orElse(null) instanceof Failure.RateLimited busy
                        && busy.retryAfter() != null
                        && busy.retryAfter().compareTo(waits) > 0
                ? busy.retryAfter()
                : waits;
    }

    private void look() {
        try {
            Instant now = clock.instant();
            Outcome<NewLines.Found> found = lines.look(now, rate.perSecond(), Deadline.after(LIMIT));
            switch (found) {
                case Outcome.Success<NewLines.Found>(var fresh, var notes) -> {
                    rate.came(fresh.lines().size() + fresh.missed());
                    queue.add(fresh.lines(), fresh.missed(), rate.perSecond());
                    tell(++looks % LOOKS == 0 ? late(now) : Optional.empty());
                }
                case Outcome.Failed<NewLines.Found>(var failure) -> tell(Optional.of(failure));
            }
        } catch (RuntimeException bug) {
            // told, not thrown: nobody would hear of it, and the lines would stand still
            tell(Optional.of(new Failure.Unparseable("logs", Detail.ownFault(bug))));
        }
    }

    private Optional<Failure> late(Instant now) {
        return switch (lines.late(now, Deadline.after(LIMIT))) {
            case Outcome.Failed<List<LogEntry>>(var failure) -> Optional.of(failure);
            case Outcome.Success<List<LogEntry>>(var late, var notes) -> {
                rate.came(late.size());
                queue.add(late, 0, rate.perSecond());
                yield Optional.empty();
            }
        };
    }

    private void tell(Optional<Failure> state) {
        if (state.isEmpty()) {
            backoff.reset();
        }
        if (!state.equals(told) && closed.getCount() > 0) {
            told = state;
            queue.state(state);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        queue.close();
        thread.interrupt();
    }
}
