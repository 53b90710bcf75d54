package dev.porthole.views.shell;

import dev.porthole.connectors.api.Live;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * What the frame shows and who acts on it.
 *
 * @param clusters the contexts of the kubeconfig, or what else can be connected to
 * @param boards left out of the top bar while empty, as are the others
 * @param firing how many alerts fire
 * @param newest when the newest data was true
 * @param refreshNow asks for everything again; returns at once
 */
public record ShellInputs(
        Choices clusters,
        Choices namespaces,
        Choices boards,
        List<ConnectionFeed> connections,
        Live<Integer> firing,
        ObservableValue<Optional<Instant>> newest,
        List<Badge> badges,
        Runnable refreshNow) {

    public ShellInputs {
        connections = List.copyOf(connections);
        badges = List.copyOf(badges);
    }
}
