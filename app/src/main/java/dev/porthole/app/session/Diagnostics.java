package dev.porthole.app.session;

import dev.porthole.app.command.VersionText;
import dev.porthole.app.connect.Cluster;
import dev.porthole.app.connect.Connection;
import dev.porthole.app.connect.PastFailures;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.shell.status.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody who is asked for help wants to know, as text: versions, connections with their timings, and what went
 * wrong lately. In no language, and without secrets, for failures have none.
 */
public final class Diagnostics {

    private static final Duration RIGHTS = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final InstantSource clock;

    public Diagnostics(Cluster cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Blocks while the cluster tells what may not be done there. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Porthole " + VersionText.number() + ", " + seconds(clock.instant()));
        lines.add("Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), JavaFX "
                + System.getProperty("javafx.version", "-"));
        lines.add(System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        Runtime process = Runtime.getRuntime();
        lines.add("memory " + megabytes(process.totalMemory() - process.freeMemory()) + " of "
                + megabytes(process.maxMemory()) + " MB, " + process.availableProcessors() + " processors");
        lines.add("cluster " + new OneLineText(cluster.name()).text());
        cluster.rights().map(Diagnostics::rights).ifPresent(lines::add);
        for (Connection<?> connection : cluster.connections()) {
            lines.add("");
            lines.add(connection
                    .state()
                    .latest()
                    .known()
                    .map(Diagnostics::state)
                    .orElseGet(() -> connection.id() + ": not tried"));
            connection.pastFailures().forEach(past -> lines.add("  " + past(past)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String rights(Cluster.Rights rights) {
        return switch (rights.missing(Deadline.after(RIGHTS))) {
            case Outcome.Success<List<String>>(var missing, var notes) ->
                missing.isEmpty() ? "no right is missing" : "may not: " + String.join(", ", missing);
            case Outcome.Failed<List<String>>(var failure) ->
                "rights are not known: " + failure.getClass().getSimpleName() + " " + failure.detail();
        };
    }

    private static String state(ConnectionState state) {
        String who = state.identity()
                .map(identity -> ", "
                        + new OneLineText(identity.product() + " " + identity.version() + " at " + identity.where())
                                .text())
                .orElse("");
        return state.id() + ": " + state.status() + " since " + seconds(state.since()) + who + ", "
                + state.latency().toMillis() + " ms, attempt " + state.attempt();
    }

    private static String past(PastFailures.Entry past) {
        Failure failure = past.failure();
        return seconds(past.first()) + " .. " + seconds(past.last()) + " x" + past.times() + " "
                + failure.getClass().getSimpleName() + " " + failure.target() + ": " + failure.detail();
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
