package dev.porthole.connectors.api.forwards;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import java.util.List;

/** The forwards that a person asked for. Thread-safe; opening asks the network nothing. */
public interface PortForwards {

    /** All that are open, in the order they were opened. */
    Live<List<Forward>> forwards();

    /**
     * Opens a port, or answers with the one that leads there already.
     *
     * @param localPort 0 for any that is free
     * @return a failure when that port is taken on this machine
     */
    Outcome<Forward> open(ForwardTarget target, int localPort);

    /** Closes it and its connections; does nothing when there is none. */
    void close(ForwardTarget target);

    /** Whether it is opened again at the next start; nothing is where nothing is remembered. */
    default boolean isRestored(ForwardTarget target) {
        return false;
    }

    /** Opens it again at the next start, or not. */
    default void setRestored(ForwardTarget target, boolean restored) {}
}
