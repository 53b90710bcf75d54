package dev.porthole.views.logs.store;

import dev.porthole.connectors.api.logs.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** The rows of a log, newest first: an order over the lines of an arena. For one thread. */
public final class LogRows {

    private final LineArena arena;
    private final RowIndex index = new RowIndex();
    private final List<Listener> listeners = new ArrayList<>();
    private int firstLine;

    public LogRows(LineArena arena) {
        this.arena = arena;
        this.firstLine = arena.first();
    }

    /** Hears how rows change, so that what is looked at can stay in place. */
    public interface Listener {
        /** A row was put in at {@code row}; those from there on moved down. */
        void inserted(int row);

        /** Rows were added after the last, or the text of none changed: nothing moved. */
        void extended();

        /** All is different. */
        void reset();
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public LineArena arena() {
        return arena;
    }

    public int size() {
        return index.size();
    }

    /** The arena's number of the line at {@code row}. */
    public int line(int row) {
        return index.get(row);
    }

    /** Throws all lines away and shows {@code entries}, newest first. */
    public void replace(List<LogEntry> entries) {
        arena.clear();
        firstLine = arena.first();
        index.clear();
        entries.forEach(entry -> index.addLast(arena.append(entry)));
        forgetDropped();
        listeners.forEach(Listener::reset);
    }

    /** Adds lines older than all others, newest first. */
    public void addOlder(List<LogEntry> entries) {
        entries.forEach(entry -> index.addLast(arena.append(entry)));
        if (!forgetDropped()) {
            listeners.forEach(Listener::extended);
        }
    }

    /**
     * Puts lines where their time says, leaving out those that are there already. Meant for the newest page of a
     * search, newest first, in which most are known.
     *
     * @return how many were new
     */
    public int merge(List<LogEntry> newest) {
        Set<LineIdentity> known = known(newest);
        int added = 0;
        int row = 0;
        for (LogEntry entry : newest) {
            if (known.add(LineIdentity.of(entry))) {
                while (row < index.size() && arena.timeNanos(index.get(row)) > entry.timeNanos()) {
                    row++;
                }
                insert(row, arena.append(entry));
                row++;
                added++;
            }
        }
        forgetDropped();
        return added;
    }

    /** The rows that may be among {@code newest}. */
    private Set<LineIdentity> known(List<LogEntry> newest) {
        long oldest = newest.stream().mapToLong(LogEntry::timeNanos).min().orElse(Long.MAX_VALUE);
        var known = new HashSet<LineIdentity>();
        for (int row = 0; row < index.size() && arena.timeNanos(index.get(row)) >= oldest; row++) {
            known.add(arena.identity(index.get(row)));
        }
        return known;
    }

    /** Adds lines as they are written, oldest first; only those that {@code shown} says yes to become rows. */
    public int tail(List<LogEntry> lines, IntPredicate shown) {
        int added = 0;
        for (LogEntry entry : lines) {
            int line = arena.append(entry);
            if (shown.test(line)) {
                int row = 0;
                while (row < index.size() && arena.timeNanos(index.get(row)) > entry.timeNanos()) {
                    row++;
                }
                insert(row, line);
                added++;
            }
        }
        forgetDropped();
        return added;
    }

    /** Chooses the rows anew among all lines of the arena; later numbers are taken as newer. */
    public void choose(IntPredicate shown) {
        index.clear();
        for (int line = arena.end() - 1; line >= arena.first(); line--) {
            if (shown.test(line)) {
                index.addLast(line);
            }
        }
        listeners.forEach(Listener::reset);
    }

    private void insert(int row, int line) {
        index.insert(row, line);
        listeners.forEach(listener -> listener.inserted(row));
    }

    private boolean forgetDropped() {
        int first = arena.first();
        if (first == firstLine) {
            return false;
        }
        firstLine = first;
        index.retain(line -> line >= first);
        listeners.forEach(Listener::reset);
        return true;
    }
}
