package dev.porthole.views.bridge;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one blocking question at a time on a virtual thread; a new one ends the one before, whose answer is never heard. One
 * that throws, which none should, has no answer and stands in nobody's way. Called on the UI thread, and answers there.
 */
public final class LatestOnlyTask {

    private static final Logger LOG = LoggerFactory.getLogger(LatestOnlyTask.class);

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
            try {
                T value = question.get();
                bridge.run(() -> ended(self, () -> answer.accept(value)));
            } catch (RuntimeException | Error bug) {
                LOG.error("The question {} failed unexpectedly", name, bug);
                bridge.run(() -> ended(self, () -> {}));
            }
        });
    }

    private void ended(Thread asked, Runnable heard) {
        if (asking == asked) {
            asking = null;
            heard.run();
        }
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
