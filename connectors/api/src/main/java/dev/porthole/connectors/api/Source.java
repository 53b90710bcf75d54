package dev.porthole.connectors.api;

/**
 * Something that answers: one connection to one product. Calls block and belong on a virtual thread; they may be made
 * from several threads at once, end by their deadline, and end with {@link Failure.Cancelled} when the thread is
 * interrupted.
 */
public interface Source extends AutoCloseable {

    /** Asks for a sign of life, as cheaply as the product allows, and who it is. */
    Outcome<Identity> probe(Deadline deadline);

    /** Gives up connections and threads; calls after it answer {@link Failure.Cancelled}. */
    @Override
    void close();
}
