package dev.porthole.connectors.api;

/** Something that goes on until it is closed. Closing twice is harmless, and never blocks. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
