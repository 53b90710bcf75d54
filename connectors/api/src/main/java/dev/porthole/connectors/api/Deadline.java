package dev.porthole.connectors.api;

import java.time.Duration;

/**
 * The moment by which a call must have ended, on the monotonic clock, so that it holds over several requests and over
 * changes of the wall clock. Interrupting the calling thread ends a call earlier ({@link Failure.Cancelled}).
 *
 * @param atNanos in terms of {@link System#nanoTime()}
 * @param limit the whole time that was given, for messages
 */
public record Deadline(long atNanos, Duration limit) {

    public static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    /** What is left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    public boolean passed() {
        return atNanos - System.nanoTime() <= 0;
    }
}
