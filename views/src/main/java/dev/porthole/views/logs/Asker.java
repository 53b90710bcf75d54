package dev.porthole.views.logs;

import dev.porthole.views.bridge.UiBridge;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one blocking question at a time on a virtual thread; a new one ends the one before, whose answer is never heard.
 * Called on the UI thread, and answers there.
 */
final class Asker {

    private final UiBridge bridge;
    private @Nullable Thread asking;

    Asker(UiBridge bridge) {
        this.bridge = bridge;
    }

    <T> void ask(String name, Supplier<T> question, Consumer<T> answer) {
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

    boolean isAsking() {
        return asking != null;
    }

    void cancel() {
        if (asking != null) {
            asking.interrupt();
            asking = null;
        }
    }
}
