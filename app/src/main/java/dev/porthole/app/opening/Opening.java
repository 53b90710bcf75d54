package dev.porthole.app.opening;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.shell.navigation.Destination;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a window is to show when it is opened or brought forward; what is empty stays as it is.
 *
 * @param context of the kubeconfig
 * @param filter for the logs' search
 * @param board a board's file
 * @param newWindow in a window of its own, though there is one already
 */
public record Opening(
        Optional<String> context,
        Optional<String> namespace,
        Optional<Destination> page,
        Optional<TimeRange> range,
        Optional<String> filter,
        Optional<Path> board,
        boolean newWindow) {

    /** Nothing but a window. */
    public static final Opening WINDOW = new Opening(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    public Opening withContext(Optional<String> named) {
        return new Opening(named, namespace, page, range, filter, board, newWindow);
    }

    public Opening withNamespace(Optional<String> named) {
        return new Opening(context, named, page, range, filter, board, newWindow);
    }

    public Opening withBoard(Path file) {
        return new Opening(context, namespace, page, range, filter, Optional.of(file), newWindow);
    }

    public Opening inNewWindow(boolean wanted) {
        return new Opening(context, namespace, page, range, filter, board, wanted);
    }
}
