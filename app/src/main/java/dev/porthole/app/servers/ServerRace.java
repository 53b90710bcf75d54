package dev.porthole.app.servers;

import dev.porthole.app.engine.UnexpectedFailure;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several servers tried at the same time, each on a virtual thread of its own. The likeliest that is worth having wins;
 * one that swallows packets keeps the others waiting for a moment only. Whoever comes too late is closed.
 *
 * @param <S> the port
 */
final class ServerRace<S extends Source> {

    /** How long the likelier ones may still come once another has answered. */
    static final Duration GRACE = Duration.ofMillis(1_500);

    /** How long others may still come once one has said clearly what is wrong with it. */
    static final Duration CLEAR = Duration.ofMillis(4_500);

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final List<ServerTrial.@Nullable Verdict<S>> verdicts = new ArrayList<>();
    private final List<Thread> runners = new ArrayList<>();
    private final String product;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private long firstAnswer;
    private boolean answered;
    private boolean decided;

    /**
     * How it ended.
     *
     * @param failures of those that were tried, by their rank
     * @param winner its rank
     */
    record Result<S>(Outcome<S> outcome, Optional<Integer> winner, Map<Integer, Failure> failures) {}

    /** @param product what all of them may be */
    ServerRace(String product, int runners, Deadline deadline) {
        this.product = product;
        for (int rank = 0; rank < runners; rank++) {
            verdicts.add(null);
        }
        Duration left = deadline.remaining();
        this.limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** @param rank 0 for the likeliest */
    void start(int rank, Function<Duration, ServerTrial.Verdict<S>> trial) {
        runners.add(Thread.ofVirtual().name("try server " + rank).start(() -> {
            ServerTrial.Verdict<S> verdict;
            try {
                verdict = trial.apply(limit);
            } catch (RuntimeException | Error bug) {
                verdict = new ServerTrial.Verdict<>(Optional.empty(), Optional.of(UnexpectedFailure.of(product, bug)));
            }
            ended(rank, verdict);
        }));
    }

    private synchronized void ended(int rank, ServerTrial.Verdict<S> verdict) {
        if (decided) {
            verdict.source().ifPresent(Source::close);
            return;
        }
        if (isGood(verdict) && !answered) {
            answered = true;
            firstAnswer = System.nanoTime();
        }
        verdicts.set(rank, verdict);
        notifyAll();
    }

    /** Blocks until it is decided. */
    synchronized Result<S> result() {
        try {
            for (long left = left(); left > 0 && !isDecided(); left = left()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return decide();
    }

    private long left() {
        long now = System.nanoTime();
        long end = begun + limit.toNanos();
        if (answered) {
            end = Math.min(end, firstAnswer + GRACE.toNanos());
        } else if (verdicts.stream().anyMatch(ServerRace::isClear)) {
            end = Math.min(end, begun + CLEAR.toNanos());
        }
        return end - now;
    }

    /** The likeliest of those that are still expected has answered, or nobody is expected any more. */
    private boolean isDecided() {
        for (ServerTrial.Verdict<S> verdict : verdicts) {
            if (verdict == null) {
                return false;
            }
            if (isGood(verdict)) {
                return true;
            }
        }
        return true;
    }

    private Result<S> decide() {
        decided = true;
        int winner = first(true);
        if (winner < 0) {
            winner = first(false);
        }
        Map<Integer, Failure> failures = new TreeMap<>();
        for (int rank = 0; rank < verdicts.size(); rank++) {
            ServerTrial.Verdict<S> verdict = verdicts.get(rank);
            if (verdict != null && rank != winner) {
                verdict.source().ifPresent(Source::close);
                int at = rank;
                verdict.failure().ifPresent(failure -> failures.put(at, failure));
            }
        }
        runners.forEach(Thread::interrupt);
        return new Result<>(outcome(winner, failures), winner < 0 ? Optional.empty() : Optional.of(winner), failures);
    }

    private Outcome<S> outcome(int winner, Map<Integer, Failure> failures) {
        ServerTrial.Verdict<S> won = winner < 0 ? null : verdicts.get(winner);
        if (won != null && won.source().isPresent()) {
            return Outcome.of(won.source().get());
        }
        return Outcome.failed(
                failures.values().stream().findFirst().orElseGet(() -> new Failure.TimedOut(product, limit, "")));
    }

    /** @param good whether it must be worth having */
    private int first(boolean good) {
        for (int rank = 0; rank < verdicts.size(); rank++) {
            ServerTrial.Verdict<S> verdict = verdicts.get(rank);
            if (verdict != null && verdict.source().isPresent() && (!good || isGood(verdict))) {
                return rank;
            }
        }
        return -1;
    }

    private static boolean isGood(ServerTrial.Verdict<?> verdict) {
        return verdict.source().isPresent() && verdict.failure().isEmpty();
    }

    /** It said what has to be done first, which waiting does not change. */
    private static boolean isClear(ServerTrial.@Nullable Verdict<?> verdict) {
        return verdict != null
                && verdict.failure()
                        .filter(failure -> failure instanceof Failure.Unauthorized
                                || failure instanceof Failure.TlsRejected
                                || failure instanceof Failure.Forbidden)
                        .isPresent();
    }
}
