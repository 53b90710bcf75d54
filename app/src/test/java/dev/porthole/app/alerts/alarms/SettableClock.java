package dev.porthole.app.alerts.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on when it is told to. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    public SettableClock(Instant now) {
        this.now = now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
