package dev.porthole.views.logs.query;

import dev.porthole.views.bridge.UiBridge;
import java.util.concurrent.Executor;

/** Runs the last of several quick requests, once they have ceased for a while. UI thread only. */
public final class Debounce {

    private final Executor later;
    private final UiBridge bridge;
    private long latest;

    /** @param later runs what it is given after the while, on any thread */
    public Debounce(Executor later, UiBridge bridge) {
        this.later = later;
        this.bridge = bridge;
    }

    public void request(Runnable task) {
        long mine = ++latest;
        later.execute(() -> bridge.run(() -> {
            if (mine == latest) {
                task.run();
            }
        }));
    }

    public void cancel() {
        latest++;
    }
}
