package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one connection.
 *
 * @param id such as "prometheus"; its name's key is {@code connection.<id>}
 * @param identity who answered last
 * @param latency of the last answer; zero when there is none
 * @param problem why it does not work now
 * @param notes what is not as it should be though it works, such as one of several servers that is down
 * @param since when {@code status} began
 * @param attempt how often it has been tried again since it broke
 */
public record ConnectionState(
        String id,
        Status status,
        Optional<Identity> identity,
        Duration latency,
        Optional<Failure> problem,
        List<Detail> notes,
        Instant since,
        int attempt) {

    public ConnectionState {
        notes = List.copyOf(notes);
    }

    /** How it stands. */
    public enum Status {
        CONNECTING,
        CONNECTED,
        RECONNECTING,
        /** We were never let in. */
        LOGIN_NEEDED,
        /** We were let in before. */
        AUTH_EXPIRED,
        FORBIDDEN,
        NO_READY_POD,
        NOT_FOUND,
        /** Nobody asked for it; nothing is wrong. */
        NOT_CONFIGURED,
        FAILED
    }
}
