package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Live;
import java.util.List;

/** Which server a connection goes to: those that may be it, and a person's choice among them. Nothing here blocks. */
public interface ServerChoice {

    /** The likeliest first. */
    Live<List<ServerCandidate>> candidates();

    /**
     * Goes to that one from now on, whatever its score, also after the next start.
     *
     * @param id of a candidate; empty for whichever answers first, or for all of them
     */
    void choose(String id);

    /** Whether all of them are asked together where none is chosen, rather than the first that answers. */
    default boolean asksAll() {
        return false;
    }

    /** Reads the password that the candidate's chart left in a secret, and tries again with it. It is never stored. */
    void unlock(String id);
}
