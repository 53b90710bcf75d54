package dev.porthole.views.shell.frame;

import dev.porthole.views.shell.status.ConnectionFeed;
import dev.porthole.views.shell.topbar.TopBarInputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * What the frame shows and who acts on it.
 *
 * @param newest when the newest data was true
 */
public record ShellInputs(
        TopBarInputs topBar, List<ConnectionFeed> connections, ObservableValue<Optional<Instant>> newest) {

    public ShellInputs {
        connections = List.copyOf(connections);
    }
}
