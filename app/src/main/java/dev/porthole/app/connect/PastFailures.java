package dev.porthole.app.connect;

import dev.porthole.connectors.api.Failure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The last few failures of one connection, equal ones in a row counted as one. Thread-safe. */
public final class PastFailures {

    private static final int KEPT = 10;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    /**
     * A failure that came once or several times in a row.
     *
     * @param last when it came last
     */
    public record Entry(Failure failure, Instant first, Instant last, int times) {}

    synchronized void add(Instant now, Failure failure) {
        Entry newest = entries.peekLast();
        if (newest != null && newest.failure().equals(failure)) {
            entries.removeLast();
            entries.addLast(new Entry(failure, newest.first(), now, newest.times() + 1));
            return;
        }
        entries.addLast(new Entry(failure, now, now, 1));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** The newest last. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }
}
