package dev.porthole.views.bridge;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one blocking question at a time on a virtual thread; a new one ends the one before, whose answer is never heard.
 * Called on the UI thread, and answers there.
 */
public final class LatestOnlyTask {

    private final UiBridge bridge;
    private @Nullable Thread asking;

    public LatestOnlyTask(UiBridge bridge) {
        this.bridge = bridge;
    }

    /** The answer is heard on the UI thread, unless another question or {@link #cancel} came first. */
    public <T> void ask(String name, Supplier<T> question, Consumer<T> answer) {
        cancel();
        asking = Thread.ofVirtual().name(name).start(() -> {
            Thread self = Thread.currentThread();
            T value = question.get();
            bridge.run(() -> {
                if (asking == self) {
                    asking = null;
                    answer.accept(value);
                }
            });
        });
    }

    public boolean isAsking() {
        return asking != null;
    }

    public void cancel() {
        if (asking != null) {
            asking.interrupt();
            asking = null;
        }
    }
}
