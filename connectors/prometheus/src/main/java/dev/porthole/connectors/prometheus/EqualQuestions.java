package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Equal questions about the same moment are asked once when they come together: the parts of a tile often need the same
 * vector. Only answers are shared. Who finds that the other one failed, or waits in vain, asks by itself.
 */
final class EqualQuestions {

    /** Long enough for the parts of one tile, and shorter than between two beats: late samples are not missed. */
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<InstantQuery, Asked> asked = new HashMap<>();

    private record Asked(CompletableFuture<Outcome<List<Sample>>> answer, long since) {

        boolean isOver(long now) {
            return now - since > KEPT_NANOS;
        }
    }

    Outcome<List<Sample>> ask(InstantQuery query, Deadline deadline, Supplier<Outcome<List<Sample>>> asking) {
        var mine = new Asked(new CompletableFuture<>(), System.nanoTime());
        Asked first = first(query, mine);
        if (first != mine) {
            return answered(first, deadline, asking);
        }
        @Nullable Outcome<List<Sample>> answer = null;
        try {
            answer = asking.get();
            return answer;
        } finally {
            if (answer instanceof Outcome.Success<List<Sample>>) {
                mine.answer.complete(answer);
            } else {
                forget(query, mine);
                mine.answer.cancel(false);
            }
        }
    }

    private Asked first(InstantQuery query, Asked mine) {
        lock.lock();
        try {
            asked.values().removeIf(one -> one.isOver(mine.since));
            Asked known = asked.putIfAbsent(query, mine);
            return known == null ? mine : known;
        } finally {
            lock.unlock();
        }
    }

    private void forget(InstantQuery query, Asked mine) {
        lock.lock();
        try {
            asked.remove(query, mine);
        } finally {
            lock.unlock();
        }
    }

    private static Outcome<List<Sample>> answered(
            Asked first, Deadline deadline, Supplier<Outcome<List<Sample>>> asking) {
        try {
            return first.answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return asking.get();
        } catch (ExecutionException | TimeoutException | CancellationException inVain) {
            return asking.get();
        }
    }
}
