package dev.porthole.connectors.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a connection has given and must end when it ends itself. Parts are asked for again and again: those that ended
 * meanwhile are let go. Thread-safe.
 */
final class OpenParts implements AutoCloseable {

    private final List<Part> parts = new ArrayList<>();

    private record Part(BooleanSupplier ended, Runnable end) {}

    synchronized void add(BooleanSupplier ended, Runnable end) {
        parts.removeIf(part -> part.ended().getAsBoolean());
        parts.add(new Part(ended, end));
    }

    synchronized int size() {
        return parts.size();
    }

    @Override
    public void close() {
        List<Part> all;
        synchronized (this) {
            all = List.copyOf(parts);
            parts.clear();
        }
        all.forEach(part -> part.end().run());
    }
}
