package dev.porthole.app.alerts.merge;

import dev.porthole.app.engine.UnexpectedFailure;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of several servers: opened when it is first asked, and tried again now and then while it is not open. Opening goes
 * on when who asked waits no longer. Thread-safe.
 */
final class Member implements AutoCloseable {

    /** How long others wait for one that did not answer the last time. */
    static final Duration MOMENT = Duration.ofMillis(1_500);

    /** How long others wait for one that was not asked yet: a tunnel may have to be made first. */
    private static final Duration FIRST = Duration.ofSeconds(4);

    /** What opening may take. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** Between two tries to open it. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Way way;
    private final AtomicInteger running = new AtomicInteger();
    private @Nullable CompletableFuture<Outcome<AlertSource>> opening;
    private long nextTry = System.nanoTime();
    private boolean closed;
    private volatile @Nullable AlertSource source;
    private volatile @Nullable Failure failure;
    private volatile boolean opened;

    Member(Way way) {
        this.way = way;
    }

    String where() {
        return way.where();
    }

    /** How long others wait for it at most. */
    Duration patience(Duration longest) {
        if (failure != null) {
            return MOMENT;
        }
        return opened ? longest : FIRST;
    }

    /** What was found may be no such server at all. */
    boolean isOne() {
        return opened
                || way.certain()
                || !(failure instanceof Failure.NotFound
                        || failure instanceof Failure.Unparseable
                        || failure instanceof Failure.BadQuery
                        || failure instanceof Failure.Unsupported);
    }

    /** While nobody knows what becomes of an earlier question, one that did not answer is asked no other. */
    <T> Outcome<T> ask(Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        Failure known = failure;
        if (known != null && running.get() > 0) {
            return Outcome.failed(known);
        }
        running.incrementAndGet();
        try {
            Outcome<T> outcome = open(deadline).then(open -> question.apply(open, deadline));
            switch (outcome) {
                case Outcome.Success<T> answered -> failure = null;
                case Outcome.Failed<T>(var why) -> learn(why);
            }
            return outcome;
        } finally {
            running.decrementAndGet();
        }
    }

    /** It did not answer as long as anybody waited. */
    void missed(Failure why) {
        failure = why;
    }

    /** What is wrong with a question is not wrong with the server. */
    private void learn(Failure why) {
        boolean aboutQuestion = why instanceof Failure.Cancelled || opened && why instanceof Failure.BadQuery;
        if (!aboutQuestion) {
            failure = why;
        }
        if (why instanceof Failure.NotFound && opened) {
            drop();
        }
    }

    private Outcome<AlertSource> open(Deadline deadline) {
        AlertSource open = source;
        if (open != null) {
            return Outcome.of(open);
        }
        try {
            return attempt().get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled(where(), Detail.NONE));
        } catch (TimeoutException late) {
            return Outcome.failed(new Failure.TimedOut(where(), deadline.limit(), Detail.NONE));
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The one that goes on, or what is known since the last one, or a new one. */
    private synchronized CompletableFuture<Outcome<AlertSource>> attempt() {
        AlertSource open = source;
        Failure known = failure;
        CompletableFuture<Outcome<AlertSource>> going = opening;
        if (open != null) {
            return CompletableFuture.completedFuture(Outcome.of(open));
        }
        if (going != null && !going.isDone()) {
            return going;
        }
        if (closed || known != null && System.nanoTime() - nextTry < 0) {
            return CompletableFuture.completedFuture(
                    Outcome.failed(known == null ? new Failure.Cancelled(where(), Detail.of("http.givenUp")) : known));
        }
        var begun = new CompletableFuture<Outcome<AlertSource>>();
        opening = begun;
        Thread.ofVirtual().name("open " + where()).start(() -> {
            try {
                begun.complete(kept(way.opener().apply(Deadline.after(LONGEST))));
            } catch (RuntimeException | Error bug) {
                begun.complete(Outcome.failed(UnexpectedFailure.of(where(), bug)));
            }
        });
        return begun;
    }

    private synchronized Outcome<AlertSource> kept(Outcome<AlertSource> outcome) {
        nextTry = System.nanoTime() + AGAIN.toNanos();
        if (outcome instanceof Outcome.Success<AlertSource>(var fresh, var notes)) {
            if (closed) {
                fresh.close();
                return Outcome.failed(new Failure.Cancelled(where(), Detail.of("http.givenUp")));
            }
            source = fresh;
            opened = true;
        }
        return outcome;
    }

    private synchronized void drop() {
        AlertSource open = source;
        source = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }
}
