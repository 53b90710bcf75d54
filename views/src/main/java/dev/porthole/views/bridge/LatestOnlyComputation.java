package dev.porthole.views.bridge;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes off the UI thread, one at a time; of the requests that come meanwhile only the last is done. Called on the UI
 * thread, and answers there.
 */
public final class LatestOnlyComputation<T> {

    private final UiBridge bridge;
    private final Consumer<T> done;
    private boolean busy;
    private @Nullable Supplier<T> next;

    public LatestOnlyComputation(UiBridge bridge, Consumer<T> done) {
        this.bridge = bridge;
        this.done = done;
    }

    public void request(Supplier<T> work) {
        if (busy) {
            next = work;
            return;
        }
        busy = true;
        Thread.ofVirtual().name("projection").start(() -> {
            try {
                T value = work.get();
                bridge.run(() -> done.accept(value));
            } finally {
                bridge.run(this::goOn);
            }
        });
    }

    private void goOn() {
        busy = false;
        Supplier<T> waiting = next;
        next = null;
        if (waiting != null) {
            request(waiting);
        }
    }
}
