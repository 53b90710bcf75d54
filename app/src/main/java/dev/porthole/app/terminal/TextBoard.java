package dev.porthole.app.terminal;

import dev.porthole.app.servers.NotConfigured;
import dev.porthole.app.session.FiringAlerts;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.text.OneLineText;
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
        lines.add("Porthole  " + outside(report.cluster()) + "  " + outside(namespace) + "  " + time);
        lines.add("");
        List<BoardReport.Tile> configured = report.tiles().stream()
                .filter(tile -> isConfigured(tile.reading()))
                .toList();
        configured.forEach(tile -> lines.add(tile(tile, report.at())));
        if (!configured.isEmpty()) {
            lines.add("");
        }
        if (isConfigured(report.alerts())) {
            lines.addAll(alerts(report.alerts(), report.at()));
            lines.add("");
        }
        report.connections().forEach(connection -> lines.add(connection(connection)));
        return lines;
    }

    /** The worst that the report says; what could not be had at all is unknown. */
    public static int exitCode(BoardReport report) {
        return new BoardVerdict(report).exitCode();
    }

    /** What nobody asked for takes no room. */
    private static boolean isConfigured(Observation<?> state) {
        return state.problem().filter(NotConfigured::is).isEmpty();
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
                    "  " + outside(alert.labels().get("severity")),
                    outside(alert.name()),
                    outside(alert.annotations()
                            .findFirst("summary", "description")
                            .orElse("")),
                    messages.text(age(Duration.between(alert.startsAt(), now)))));
        }
        if (groups instanceof Observation.Fresh<List<AlertGroup>>(var value, var at, var notes)) {
            notes.forEach(note -> lines.add(row("", "", outside(messages.text(FailureTexts.words(note))), "")));
        }
        return lines;
    }

    private String connection(ConnectionState state) {
        String name = messages.text("connection." + state.id());
        String where = state.identity().map(this::identity).orElse("");
        if (state.status() == ConnectionState.Status.NOT_CONFIGURED) {
            return row(name, status(state), "", "");
        }
        String what = state.problem()
                .map(failure -> messages.text(failures.sentence(failure)))
                .orElseGet(() -> messages.text(
                                "terminal.latency", new Amount(state.latency().toNanos() / 1e9, Quantity.SECONDS))
                        + state.notes().stream()
                                .findFirst()
                                .map(note -> ", " + outside(messages.text(FailureTexts.words(note))))
                                .orElse(""));
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
        return outside((identity.product() + " " + identity.version()).strip() + " · " + identity.where());
    }

    /** Text that somebody else wrote must not speak to the terminal, nor break its line. */
    private static String outside(String text) {
        return VisibleText.of(new OneLineText(text).text());
    }

    private static Phrase age(Duration age) {
        return Phrase.of("terminal.age", new Amount(Math.max(0, age.toSeconds()), Quantity.SECONDS));
    }

    private static String row(String title, String value, String detail, String state) {
        return "%-14s %-14s %-44s %s".formatted(title, value, detail, state).stripTrailing();
    }
}
