package dev.porthole.views.time;

import dev.porthole.connectors.api.Subscription;

/** The beat everything on screen is refreshed by; the polling engine gives it. */
public interface Pulse {

    /**
     * Runs {@code task} now and at every beat, on a virtual thread, until closed. A beat is left out while the task
     * still runs; an exception is logged and the beats go on. There are no beats while refreshing is paused.
     */
    Subscription each(Runnable task);
}
