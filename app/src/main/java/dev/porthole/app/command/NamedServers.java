package dev.porthole.app.command;

import java.util.List;
import java.util.Optional;

/**
 * The servers that were named by their addresses instead of being looked for.
 *
 * @param alertmanagers all of them are asked; none where they are looked for
 * @param logIndex indices, aliases or data streams with logs, such as {@code filebeat-*,logs-*}; found out when empty
 */
public record NamedServers(
        Optional<Address> prometheus,
        List<Address> alertmanagers,
        Optional<Address> elasticsearch,
        Optional<Address> kibana,
        Optional<String> logIndex) {

    public NamedServers {
        alertmanagers = List.copyOf(alertmanagers);
    }

    public static final NamedServers NONE =
            new NamedServers(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** One of them; empty when none was named. */
    public Optional<Address> any() {
        return prometheus
                .or(() -> alertmanagers.stream().findFirst())
                .or(() -> elasticsearch)
                .or(() -> kibana);
    }
}
