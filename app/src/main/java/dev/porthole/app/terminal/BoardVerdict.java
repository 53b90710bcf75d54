package dev.porthole.app.terminal;

import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.app.session.FiringAlerts;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.shell.status.ConnectionState;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a report comes to as a whole. The worst that is known counts; where nothing is wrong, but not all that is
 * configured could be asked, the state is not known. What nobody configured does not count.
 */
record BoardVerdict(BoardReport report) {

    /** The tile that is made of the cluster's pods. */
    private static final String RESTARTS = "restarts";

    /** What the process ends with. */
    int exitCode() {
        Severity worst = worst();
        return worst.compareTo(Severity.INFO) <= 0 && isUnknown() ? ExitCodes.UNKNOWN : ExitCodes.of(worst);
    }

    private Severity worst() {
        Stream<Severity> tiles = report.tiles().stream()
                .flatMap(tile -> tile.reading().known().stream())
                .map(TileReading::severity);
        Stream<Severity> alerts = FiringAlerts.of(report.alerts().known().orElse(List.of())).stream()
                .map(FiringAlerts::severity);
        return Stream.concat(tiles, alerts).max(Comparator.naturalOrder()).orElse(Severity.OK);
    }

    private boolean isUnknown() {
        return isUnanswered()
                || isWithoutMetrics()
                || hasUnreadAlerts()
                || report.alerts().problem().filter(BoardVerdict::isTrouble).isPresent()
                || report.connections().stream()
                        .anyMatch(connection -> connection
                                .problem()
                                .filter(BoardVerdict::isTrouble)
                                .isPresent());
    }

    private boolean isUnanswered() {
        return report.alerts() instanceof Observation.Pending<?>
                || report.connections().stream()
                        .anyMatch(connection -> connection.status() == ConnectionState.Status.CONNECTING)
                || report.tiles().stream()
                        .anyMatch(tile -> tile.reading() instanceof Observation.Pending<?>
                                || tile.reading()
                                        .problem()
                                        .filter(failure -> !NotConfigured.is(failure))
                                        .isPresent());
    }

    /** Some could not be read, or one of several servers did not answer: it may be what matters. */
    private boolean hasUnreadAlerts() {
        return report.alerts() instanceof Observation.Fresh<?>(var groups, var at, var notes) && !notes.isEmpty();
    }

    /** There are metrics to be asked, and no tile got a value. */
    private boolean isWithoutMetrics() {
        List<TileReading> readings = report.tiles().stream()
                .filter(tile -> !tile.id().equals(RESTARTS))
                .flatMap(tile -> tile.reading().known().stream())
                .toList();
        return !readings.isEmpty()
                && readings.stream().allMatch(reading -> reading.absence().isPresent());
    }

    /** Something that a cluster simply does not have is no trouble. */
    private static boolean isTrouble(Failure failure) {
        return !(failure instanceof Failure.NotFound);
    }
}
