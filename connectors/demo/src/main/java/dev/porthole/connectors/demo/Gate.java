package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Lets calls of one source in while it is open, and stops them at their deadline or when they are interrupted. */
final class Gate {

    private final String target;
    private final AtomicBoolean closed = new AtomicBoolean();

    Gate(String target) {
        this.target = target;
    }

    /** Ends a call from deep within; never leaves {@link #answer}. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Failure failure;

        Stopped(Failure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }

    <T> Outcome<T> answer(Deadline deadline, Supplier<Outcome<T>> call) {
        try {
            pass(deadline);
            return call.get();
        } catch (Stopped stopped) {
            return Outcome.failed(stopped.failure);
        }
    }

    /** To be called now and then in long work, within {@link #answer}. */
    void pass(Deadline deadline) {
        if (closed.get()) {
            throw new Stopped(new Failure.Cancelled(target, Detail.of("http.givenUp")));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped(new Failure.Cancelled(target, Detail.NONE));
        }
        if (deadline.passed()) {
            throw new Stopped(new Failure.TimedOut(target, deadline.limit(), ""));
        }
    }

    Outcome<Identity> identity(Deadline deadline) {
        return answer(deadline, () -> Outcome.of(new Identity(target, "sample", "demo")));
    }

    boolean isClosed() {
        return closed.get();
    }

    void close() {
        closed.set(true);
    }

    String target() {
        return target;
    }
}
