package dev.porthole.app.terminal;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Listens to live values until each has been what is waited for. Used by one thread. */
final class Listening implements AutoCloseable {

    private final List<Subscription> open = new ArrayList<>();

    /** Several values that are waited for together. */
    record All(CountDownLatch missing) {

        void await(Deadline deadline) throws InterruptedException {
            missing.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    All to(List<Live<?>> values, Predicate<Observation<?>> wanted) {
        var missing = new CountDownLatch(values.size());
        values.forEach(live -> open.add(listen(live, wanted, missing)));
        return new All(missing);
    }

    private static <T> Subscription listen(Live<T> live, Predicate<Observation<?>> wanted, CountDownLatch missing) {
        var counted = new AtomicBoolean();
        return live.subscribe(state -> {
            if (wanted.test(state) && counted.compareAndSet(false, true)) {
                missing.countDown();
            }
        });
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
    }
}
