package dev.porthole.app.terminal;

import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.session.FiringAlerts;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.FailureTexts;
import dev.porthole.views.text.Figures;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes a report as plain lines: one a tile, then the alerts, then the connections. */
public final class TextBoard {

    private final Messages messages;
    private final Figures figures;
    private final ZoneId zone;
    private final FailureTexts failures = new FailureTexts();

    public TextBoard(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.figures = new Figures(messages);
        this.zone = zone;
    }

    public List<String> lines(BoardReport report) {
        List<String> lines = new ArrayList<>();
        String namespace = report.namespace().isEmpty() ? messages.text("terminal.allNamespaces") : report.namespace();
        String time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx")
                .format(report.at().atZone(zone));
        lines.add("Porthole  " + report.cluster() + "  " + namespace + "  " + time);
        lines.add("");
        report.tiles().forEach(tile -> lines.add(tile(tile, report.at())));
        lines.add("");
        lines.addAll(alerts(report.alerts(), report.at()));
        lines.add("");
        report.connections().forEach(connection -> lines.add(connection(connection)));
        return lines;
    }

    /** The worst that the report says; what could not be had at all is unknown. */
    public static int exitCode(BoardReport report) {
        Severity worst = Severity.OK;
        boolean unknown = false;
        for (BoardReport.Tile tile : report.tiles()) {
            switch (tile.reading()) {
                case Observation.Fresh<TileReading>(var reading, var at, var notes) -> worst = max(worst, reading);
                case Observation.Stale<TileReading>(var reading, var at, var failure) -> worst = max(worst, reading);
                case Observation.Failed<TileReading> failed -> unknown = true;
                case Observation.Pending<TileReading> pending -> unknown = true;
            }
        }
        for (Alert alert : FiringAlerts.of(report.alerts().known().orElse(List.of()))) {
            Severity severity = FiringAlerts.isCritical(alert) ? Severity.CRITICAL : Severity.WARNING;
            worst = severity.compareTo(worst) > 0 ? severity : worst;
        }
        return worst == Severity.OK && unknown ? ExitCodes.UNKNOWN : ExitCodes.of(worst);
    }

    private static Severity max(Severity worst, TileReading reading) {
        return reading.severity().compareTo(worst) > 0 ? reading.severity() : worst;
    }

    private String tile(BoardReport.Tile tile, Instant now) {
        String title = messages.text("tile." + tile.id());
        return switch (tile.reading()) {
            case Observation.Pending<TileReading> pending -> row(title, "", messages.text("terminal.pending"), "");
            case Observation.Failed<TileReading>(var failure, var at) ->
                row(title, "", messages.text(failures.sentence(failure)), "");
            case Observation.Fresh<TileReading>(var reading, var at, var notes) ->
                reading(title, reading, severity(reading));
            case Observation.Stale<TileReading>(var reading, var at, var failure) ->
                reading(title, reading, messages.text("trust.STALE", age(Duration.between(at, now))));
        };
    }

    private String reading(String title, TileReading reading, String state) {
        return reading.absence()
                .map(why -> row(title, "", messages.text(why), ""))
                .orElseGet(() -> row(
                        title,
                        figures.of(reading.value(), reading.quantity()).text(),
                        messages.text(reading.detail()),
                        state));
    }

    private List<String> alerts(Observation<List<AlertGroup>> groups, Instant now) {
        if (groups.known().isEmpty()) {
            String why = groups.problem()
                    .map(failure -> messages.text(failures.sentence(failure)))
                    .orElse(messages.text("terminal.pending"));
            return List.of(row(messages.text("terminal.alerts"), "", why, ""));
        }
        List<Alert> firing = FiringAlerts.of(groups.known().get());
        List<String> lines = new ArrayList<>();
        lines.add(row(messages.text("terminal.alerts"), messages.text("terminal.firing", firing.size()), "", ""));
        for (Alert alert : firing) {
            lines.add(row(
                    "  " + alert.labels().get("severity"),
                    alert.name(),
                    VisibleText.of(alert.annotations()
                            .findFirst("summary", "description")
                            .orElse("")),
                    messages.text(age(Duration.between(alert.startsAt(), now)))));
        }
        return lines;
    }

    private String connection(ConnectionState state) {
        String name = messages.text("connection." + state.id());
        String where = state.identity().map(this::identity).orElse("");
        String what = state.problem()
                .map(failure -> messages.text(failures.sentence(failure)))
                .orElseGet(() -> messages.text(
                        "terminal.latency", new Amount(state.latency().toNanos() / 1e9, Quantity.SECONDS)));
        return row(name, status(state), where.isEmpty() ? what : where, where.isEmpty() ? "" : what);
    }

    private String status(ConnectionState state) {
        return state.status() == ConnectionState.Status.CONNECTED
                ? messages.text("terminal.connected")
                : messages.text("connection.state." + state.status(), state.attempt());
    }

    private String severity(TileReading reading) {
        return reading.severity() == Severity.OK
                ? messages.text("terminal.ok")
                : messages.text("severity." + reading.severity());
    }

    private String identity(Identity identity) {
        return (identity.product() + " " + identity.version()).strip() + " · " + identity.where();
    }

    private static Phrase age(Duration age) {
        return Phrase.of("terminal.age", new Amount(Math.max(0, age.toSeconds()), Quantity.SECONDS));
    }

    private static String row(String title, String value, String detail, String state) {
        return "%-14s %-14s %-44s %s".formatted(title, value, detail, state).stripTrailing();
    }
}
