package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.api.logs.LogSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source of which one pane never asks more than one thing at once, so that a search server is not loaded by a person who
 * types. Others wait in the order they came, within their own time, and can be interrupted. What is only sampled, for which
 * nobody waits at the keyboard, has a turn of its own: it may take seconds.
 */
public final class OneQuestionAtATime implements LogSource {

    private final LogSource source;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock turnOfSamples = new ReentrantLock(true);

    public OneQuestionAtATime(LogSource source) {
        this.source = source;
    }

    private <T> Outcome<T> inTurn(Deadline deadline, Supplier<Outcome<T>> question) {
        return inTurn(turn, deadline, question);
    }

    private static <T> Outcome<T> inTurn(ReentrantLock turn, Deadline deadline, Supplier<Outcome<T>> question) {
        try {
            if (!turn.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return Outcome.failed(new Failure.TimedOut("logs", deadline.limit(), ""));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled("logs", ""));
        }
        try {
            return question.get();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        return inTurn(deadline, () -> source.search(query, after, limit, deadline));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return inTurn(deadline, () -> source.histogram(query, buckets, deadline));
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return inTurn(deadline, () -> source.fields(deadline));
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return inTurn(deadline, () -> source.values(query, field, start, most, deadline));
    }

    @Override
    public boolean isIndexed() {
        return source.isIndexed();
    }

    @Override
    public Optional<LogPlaces> places() {
        return source.places();
    }

    /** As one question, however many the source makes of it. */
    @Override
    public Outcome<LogSample> sample(LogQuery query, int limit, Deadline deadline) {
        return inTurn(turnOfSamples, deadline, () -> source.sample(query, limit, deadline));
    }

    /** A sign of life waits for nobody. */
    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return source.probe(deadline);
    }

    @Override
    public void close() {
        source.close();
    }
}
