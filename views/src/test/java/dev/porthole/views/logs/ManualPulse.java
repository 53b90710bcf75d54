package dev.porthole.views.logs;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.time.Pulse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Beats when a test says so. */
public final class ManualPulse implements Pulse {

    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

    @Override
    public Subscription each(Runnable task) {
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    public void beat() {
        tasks.forEach(Runnable::run);
    }

    public int listeners() {
        return tasks.size();
    }
}
