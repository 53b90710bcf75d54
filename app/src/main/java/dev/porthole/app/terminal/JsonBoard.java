package dev.porthole.app.terminal;

import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.app.session.FiringAlerts;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.text.FailureTexts;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a report as one JSON object. Its keys, its words in lower case and its units stay as they are for as long as
 * {@code version} does; new keys may be added. Sentences are for people and in their language.
 */
public final class JsonBoard {

    private static final int VERSION = 1;
    private static final List<String> STATES = List.of("ok", "warning", "critical", "unknown");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Messages messages;
    private final FailureTexts failures = new FailureTexts();

    /** @param messages the language of the sentences */
    public JsonBoard(Messages messages) {
        this.messages = messages;
    }

    public String text(BoardReport report) {
        int code = TextBoard.exitCode(report);
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.put("cluster", report.cluster());
        root.put("namespace", report.namespace());
        root.put("at", report.at().toString());
        root.put("state", code <= ExitCodes.UNKNOWN ? STATES.get(code) : "unknown");
        root.put("exitCode", code);
        ArrayNode tiles = root.putArray("tiles");
        report.tiles().forEach(tile -> tile(tile, tiles.addObject()));
        alerts(report.alerts(), root.putObject("alerts"));
        ArrayNode connections = root.putArray("connections");
        report.connections().forEach(connection -> connection(connection, connections.addObject()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private void tile(BoardReport.Tile tile, ObjectNode node) {
        node.put("id", tile.id());
        node.put("title", messages.text("tile." + tile.id()));
        node.put("answer", answer(tile.reading()));
        tile.reading().known().ifPresent(reading -> reading(reading, node));
        tile.reading().problem().ifPresent(failure -> node.put("problem", sentence(failure)));
    }

    private void reading(TileReading reading, ObjectNode node) {
        if (reading.absence().isPresent()) {
            node.put("absent", messages.text(reading.absence().get()));
            return;
        }
        node.put("state", word(reading.severity()));
        node.put("value", reading.value());
        node.put("unit", word(reading.quantity()));
        node.put("detail", messages.text(reading.detail()));
    }

    private void alerts(Observation<List<AlertGroup>> groups, ObjectNode node) {
        node.put("answer", answer(groups));
        groups.problem().ifPresent(failure -> node.put("problem", sentence(failure)));
        if (groups instanceof Observation.Fresh<List<AlertGroup>>(var value, var at, var notes)) {
            notes(notes, node);
        }
        groups.known().ifPresent(known -> {
            ArrayNode firing = node.putArray("firing");
            for (Alert alert : FiringAlerts.of(known)) {
                ObjectNode one = firing.addObject();
                one.put("name", alert.name());
                one.put("state", word(FiringAlerts.severity(alert)));
                one.put("since", alert.startsAt().toString());
                one.put(
                        "summary",
                        alert.annotations().findFirst("summary", "description").orElse(""));
                ObjectNode labels = one.putObject("labels");
                alert.labels().asMap().forEach(labels::put);
            }
        });
    }

    private void connection(ConnectionState state, ObjectNode node) {
        node.put("id", state.id());
        node.put("state", word(state.status()));
        state.identity().ifPresent(identity -> {
            node.put("product", identity.product());
            node.put("version", identity.version());
            node.put("where", identity.where());
        });
        if (state.status() == ConnectionState.Status.CONNECTED) {
            node.put("latencyMillis", state.latency().toMillis());
        }
        state.problem().ifPresent(failure -> node.put("problem", sentence(failure)));
        notes(state.notes(), node);
    }

    /** What is not as it should be though there is an answer; left out when all is. */
    private void notes(List<Detail> notes, ObjectNode node) {
        if (!notes.isEmpty()) {
            ArrayNode array = node.putArray("notes");
            notes.forEach(note -> array.add(messages.text(FailureTexts.words(note))));
        }
    }

    /** How sure the answer is: "fresh", "stale", "failed", "pending" or "not-configured". */
    private static String answer(Observation<?> state) {
        return switch (state) {
            case Observation.Pending<?> pending -> "pending";
            case Observation.Fresh<?> fresh -> "fresh";
            case Observation.Stale<?> stale -> "stale";
            case Observation.Failed<?>(var failure, var at) -> NotConfigured.is(failure) ? "not-configured" : "failed";
        };
    }

    private String sentence(Failure failure) {
        return messages.text(failures.sentence(failure));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
