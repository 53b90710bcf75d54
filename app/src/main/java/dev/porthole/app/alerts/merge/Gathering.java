package dev.porthole.app.alerts.merge;

import dev.porthole.app.engine.UnexpectedFailure;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One question to several servers at the same time, each on a virtual thread of its own. Who answered the last time is
 * waited for; who did not keeps the others waiting for a moment only, and is heard the next time.
 *
 * @param <T> what they answer
 */
final class Gathering<T> {

    /** Of the time that is there, this part is kept for what comes after. */
    private static final int RESERVE = 10;

    private final List<Member> members;
    private final List<@Nullable Outcome<T>> outcomes = new ArrayList<>();
    private final List<Thread> askers = new ArrayList<>();
    private final long begun = System.nanoTime();
    private boolean decided;

    /** What one server came to. */
    record Answer<T>(Member member, Outcome<T> outcome) {}

    private Gathering(List<Member> members) {
        this.members = members;
        members.forEach(member -> outcomes.add(null));
    }

    /** Blocks; the answers are in the order of the members, one for each. */
    static <T> List<Answer<T>> of(
            List<Member> members, Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        return new Gathering<T>(members).gathered(deadline, question);
    }

    private List<Answer<T>> gathered(Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        Duration share = deadline.remaining().multipliedBy(RESERVE - 1).dividedBy(RESERVE);
        List<Duration> patience =
                members.stream().map(member -> member.patience(share)).toList();
        for (int i = 0; i < members.size(); i++) {
            int at = i;
            askers.add(Thread.ofVirtual()
                    .name("ask " + members.get(i).where())
                    .start(() -> ended(at, asked(members.get(at), Deadline.after(share), question))));
        }
        return decide(share, awaited(share, patience));
    }

    private Outcome<T> asked(Member member, Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        try {
            return member.ask(deadline, question);
        } catch (RuntimeException | Error bug) {
            return Outcome.failed(UnexpectedFailure.of(member.where(), bug));
        }
    }

    private synchronized void ended(int at, Outcome<T> outcome) {
        if (!decided) {
            outcomes.set(at, outcome);
            notifyAll();
        }
    }

    /** @return whether it was waited to the end, and not stopped */
    private synchronized boolean awaited(Duration share, List<Duration> patience) {
        try {
            for (long left = left(share, patience); left > 0; left = left(share, patience)) {
                wait(Math.max(1, left / 1_000_000));
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nanoseconds until it is decided: while nobody has answered, the whole share. */
    private long left(Duration share, List<Duration> patience) {
        Duration longest = Duration.ZERO;
        boolean some = false;
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome<T> outcome = outcomes.get(i);
            some |= outcome instanceof Outcome.Success<T>;
            if (outcome == null && patience.get(i).compareTo(longest) > 0) {
                longest = patience.get(i);
            }
        }
        if (longest.isZero()) {
            return 0;
        }
        Duration end = some && longest.compareTo(share) < 0 ? longest : share;
        return begun + end.toNanos() - System.nanoTime();
    }

    private synchronized List<Answer<T>> decide(Duration share, boolean inTime) {
        decided = true;
        if (!inTime) {
            // Else whoever is late may still answer: then it is waited for the next time.
            askers.forEach(Thread::interrupt);
        }
        List<Answer<T>> answers = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Outcome<T> outcome = outcomes.get(i);
            if (outcome == null) {
                Failure why = inTime
                        ? new Failure.TimedOut(member.where(), share, Detail.NONE)
                        : new Failure.Cancelled(member.where(), Detail.NONE);
                if (inTime) {
                    member.missed(why);
                }
                outcome = Outcome.failed(why);
            }
            answers.add(new Answer<>(member, outcome));
        }
        return answers;
    }
}
