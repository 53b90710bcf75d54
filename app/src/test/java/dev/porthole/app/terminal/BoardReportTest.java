package dev.porthole.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ConnectionState.Status;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardReportTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Failure REFUSED = new Failure.Unreachable("Alertmanager", "refused");

    private static <T> Observation<T> fresh(T value) {
        return new Observation.Fresh<>(value, NOW, List.of());
    }

    private static <T> Observation<T> failed(Failure why) {
        return new Observation.Failed<>(why, NOW);
    }

    private static TileReading reading(Severity severity) {
        return TileReading.of(new TileNumber(0.5, Quantity.RATIO, severity, Double.NaN), Phrase.NONE);
    }

    private static ConnectionState connection(String id, Status status, Optional<Failure> problem) {
        return new ConnectionState(
                id,
                status,
                Optional.of(new Identity("Prome\u001b[31mtheus", "3.1", "svc/p\nin monitoring")),
                Duration.ofMillis(8),
                problem,
                List.of(),
                NOW,
                0);
    }

    private static BoardReport report(
            Observation<TileReading> tile, Observation<List<AlertGroup>> alerts, ConnectionState... connections) {
        return new BoardReport(
                "prod", "", NOW, List.of(new BoardReport.Tile("cpu", tile)), alerts, List.of(connections));
    }

    private static final ConnectionState WELL = connection("prometheus", Status.CONNECTED, Optional.empty());

    private static List<AlertGroup> alert(String name, String severity) {
        var alert = new Alert(
                "f1",
                Labels.of(Map.of("alertname", name, "severity", severity)),
                Labels.of(Map.of("summary", "a\u0007b\nc")),
                new Alert.Times(NOW.minusSeconds(60), NOW.plusSeconds(60), NOW),
                Alert.State.ACTIVE,
                Alert.Muting.NONE,
                List.of(),
                "");
        return List.of(new AlertGroup(Labels.EMPTY, "default", List.of(alert)));
    }

    @Test
    void all_that_is_configured_and_well_is_well() {
        Failure none = NotConfigured.of("Alertmanager");

        assertThat(TextBoard.exitCode(report(
                        fresh(reading(Severity.OK)),
                        failed(none),
                        WELL,
                        connection("alertmanager", Status.NOT_CONFIGURED, Optional.of(none)))))
                .isEqualTo(ExitCodes.OK);
    }

    @Test
    void what_could_not_be_asked_is_not_known() {
        for (Failure why : List.of(
                REFUSED, new Failure.Forbidden("Alertmanager", "", "", ""), new Failure.Unauthorized("A", ""))) {
            assertThat(TextBoard.exitCode(report(
                            fresh(reading(Severity.OK)),
                            failed(why),
                            WELL,
                            connection("alertmanager", Status.FAILED, Optional.of(why)))))
                    .isEqualTo(ExitCodes.UNKNOWN);
        }
        assertThat(TextBoard.exitCode(report(failed(REFUSED), fresh(List.of()), WELL)))
                .isEqualTo(ExitCodes.UNKNOWN);
        assertThat(TextBoard.exitCode(report(
                        fresh(TileReading.absent(Quantity.RATIO, Phrase.of("board.absent"))), fresh(List.of()), WELL)))
                .isEqualTo(ExitCodes.UNKNOWN);
        assertThat(TextBoard.exitCode(report(
                        fresh(reading(Severity.OK)),
                        fresh(List.of()),
                        connection("elasticsearch", Status.FAILED, Optional.of(REFUSED)))))
                .isEqualTo(ExitCodes.UNKNOWN);
    }

    @Test
    void what_is_missing_of_the_alerts_is_told_and_makes_a_quiet_board_unknown() {
        var down = Detail.of("alertmanager.down", "am-b:9093", new Failure.Unreachable("Alertmanager", "refused"));
        var report = report(fresh(reading(Severity.OK)), new Observation.Fresh<>(List.of(), NOW, List.of(down)), WELL);

        assertThat(TextBoard.exitCode(report)).isEqualTo(ExitCodes.UNKNOWN);
        assertThat(new TextBoard(new Messages(Locale.ENGLISH), ZoneOffset.UTC).lines(report))
                .anySatisfy(line -> assertThat(line).contains("am-b:9093", "refused"));
        assertThat(new JsonBoard(new Messages(Locale.ENGLISH)).text(report)).contains("\"notes\"", "am-b:9093");
        assertThat(TextBoard.exitCode(report(
                        fresh(reading(Severity.WARNING)),
                        new Observation.Fresh<>(List.of(), NOW, List.of(down)),
                        WELL)))
                .isEqualTo(ExitCodes.WARNING);
    }

    @Test
    void the_worst_that_is_known_counts_whatever_else_is_not() {
        assertThat(TextBoard.exitCode(report(fresh(reading(Severity.WARNING)), failed(REFUSED), WELL)))
                .isEqualTo(ExitCodes.WARNING);
        for (String word : List.of("critical", "CRITICAL", "Page", "fatal")) {
            assertThat(TextBoard.exitCode(report(failed(REFUSED), fresh(alert("Down", word)), WELL)))
                    .isEqualTo(ExitCodes.CRITICAL);
        }
    }

    @Test
    void nothing_from_outside_speaks_to_the_terminal_or_breaks_a_line() {
        var report = report(fresh(reading(Severity.OK)), fresh(alert("Do\u001b[2Jwn\r\n", "crit\u0007ical")), WELL);

        List<String> lines = new TextBoard(new Messages(Locale.ENGLISH), ZoneOffset.UTC).lines(report);

        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u0007", "\n", "\r"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("Do"));
    }

    @Test
    void what_nobody_configured_takes_no_room() {
        Failure none = NotConfigured.of("Prometheus");
        var report =
                report(failed(none), failed(none), connection("prometheus", Status.NOT_CONFIGURED, Optional.of(none)));

        List<String> lines = new TextBoard(new Messages(Locale.ENGLISH), ZoneOffset.UTC).lines(report);

        assertThat(lines).hasSize(3);
        assertThat(lines.getLast()).contains("Prometheus").contains("not configured");
    }

    @Test
    void the_json_has_states_values_and_units() {
        var report = report(
                fresh(reading(Severity.WARNING)),
                fresh(alert("Down", "critical")),
                WELL,
                connection("kubernetes", Status.LOGIN_NEEDED, Optional.of(REFUSED)));

        String text = new JsonBoard(new Messages(Locale.ENGLISH)).text(report);

        assertThat(text).doesNotContain("\u001b", "\u0007");
        JsonNode json = JsonMapper.builder().build().readTree(text);
        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("state").asString()).isEqualTo("critical");
        assertThat(json.path("exitCode").asInt()).isEqualTo(2);
        assertThat(json.path("at").asString()).isEqualTo("2026-01-31T12:00:00Z");
        JsonNode tile = json.path("tiles").path(0);
        assertThat(tile.path("id").asString()).isEqualTo("cpu");
        assertThat(tile.path("answer").asString()).isEqualTo("fresh");
        assertThat(tile.path("state").asString()).isEqualTo("warning");
        assertThat(tile.path("value").asDouble()).isEqualTo(0.5);
        assertThat(tile.path("unit").asString()).isEqualTo("ratio");
        JsonNode firing = json.path("alerts").path("firing").path(0);
        assertThat(firing.path("name").asString()).isEqualTo("Down");
        assertThat(firing.path("since").asString()).isEqualTo("2026-01-31T11:59:00Z");
        JsonNode login = json.path("connections").path(1);
        assertThat(login.path("state").asString()).isEqualTo("login-needed");
        assertThat(login.path("problem").asString()).contains("cannot be reached");
    }
}
