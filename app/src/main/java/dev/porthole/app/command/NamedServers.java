package dev.porthole.app.command;

import java.util.Optional;

/** The servers that were named by their addresses instead of being looked for. */
public record NamedServers(
        Optional<Address> prometheus,
        Optional<Address> alertmanager,
        Optional<Address> elasticsearch,
        Optional<Address> kibana) {

    public static final NamedServers NONE =
            new NamedServers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** One of them; empty when none was named. */
    public Optional<Address> any() {
        return prometheus.or(() -> alertmanager).or(() -> elasticsearch).or(() -> kibana);
    }
}
