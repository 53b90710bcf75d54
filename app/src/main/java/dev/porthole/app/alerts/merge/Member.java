package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One of several servers: opened when it is first asked, and tried again now and then while it is not open. Thread-safe. */
final class Member implements AutoCloseable {

    /** Between two tries to open it. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Way way;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable AlertSource source;
    private volatile @Nullable Failure failure;
    private volatile long nextTry = System.nanoTime();
    private volatile boolean opened;
    private volatile boolean closed;

    Member(Way way) {
        this.way = way;
    }

    String where() {
        return way.where();
    }

    /** Whether nothing is wrong with it as far as is known. */
    boolean isWell() {
        return failure == null;
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

    <T> Outcome<T> ask(Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        Outcome<T> outcome = open(deadline).then(open -> question.apply(open, deadline));
        switch (outcome) {
            case Outcome.Success<T> answered -> failure = null;
            case Outcome.Failed<T>(var why) -> learn(why);
        }
        return outcome;
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
            if (!opening.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return Outcome.failed(new Failure.TimedOut(where(), deadline.limit(), Detail.NONE));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled(where(), Detail.NONE));
        }
        try {
            return alreadyKnown().orElseGet(() -> openNow(deadline));
        } finally {
            opening.unlock();
        }
    }

    /** Somebody else opened it, or has just tried to. */
    private Optional<Outcome<AlertSource>> alreadyKnown() {
        AlertSource open = source;
        if (open != null) {
            return Optional.of(Outcome.of(open));
        }
        if (closed) {
            return Optional.of(Outcome.failed(new Failure.Cancelled(where(), Detail.of("http.givenUp"))));
        }
        return Optional.ofNullable(failure)
                .filter(known -> System.nanoTime() - nextTry < 0)
                .map(Outcome::failed);
    }

    private Outcome<AlertSource> openNow(Deadline deadline) {
        Outcome<AlertSource> outcome = way.opener().apply(deadline);
        nextTry = System.nanoTime() + AGAIN.toNanos();
        if (outcome instanceof Outcome.Success<AlertSource>(var fresh, var notes)) {
            source = fresh;
            opened = true;
            if (closed) {
                // It was closed meanwhile, and had nothing to close.
                drop();
            }
        }
        return outcome;
    }

    private void drop() {
        AlertSource open = source;
        source = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
