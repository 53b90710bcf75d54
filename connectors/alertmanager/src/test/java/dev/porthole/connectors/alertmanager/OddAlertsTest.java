package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts that lack something are shown like the others, and no body makes more than a failure. */
class OddAlertsTest {

    private static final String WHOLE =
            "{\"fingerprint\":\"f\",\"labels\":{\"alertname\":\"%s\"},\"annotations\":{},\"startsAt\":\"2026-01-02T03:04:05Z\","
                + "\"endsAt\":\"2026-01-02T04:04:05Z\",\"updatedAt\":\"2026-01-02T03:04:06Z\","
                + "\"receivers\":[{\"name\":\"r\"}],\"status\":{\"state\":\"active\",\"silencedBy\":[],\"inhibitedBy\":[]}}";
    private static final int BODIES = 10_000;

    private final ScriptedServer server = ScriptedServer.start();
    private final AlertmanagerAlertSource source = new AlertmanagerAlertSource(
            new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "a test");

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private Outcome<List<Alert>> alerts() {
        return source.alerts(AlertFilter.ALL, Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void an_alert_without_times_is_an_alert() {
        server.reply(Reply.json("[" + WHOLE.formatted("one")
                + ",{\"labels\":{\"alertname\":\"two\"},\"startsAt\":null,\"updatedAt\":\"2026-01-02T03:04:06Z\",\"status\":{\"state\":\"active\"}}"
                + ",{\"labels\":{\"alertname\":\"three\"}},null]"));
        List<Alert> alerts = ((Outcome.Success<List<Alert>>) alerts()).value();
        assertThat(alerts).extracting(Alert::name).containsExactly("one", "two", "three");
        assertThat(alerts.get(1).startsAt()).isEqualTo(alerts.get(0).updatedAt());
    }

    @Test
    void one_that_cannot_be_read_costs_only_itself_and_is_said() {
        server.reply(Reply.json("[" + WHOLE.formatted("one") + ",{\"labels\":{}},7," + WHOLE.formatted("two") + "]"));

        assertThat(alerts()).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            assertThat(((List<?>) success.value())).extracting("labels").hasSize(2);
            assertThat(success.notes())
                    .isEqualTo(List.of(Detail.of("alertmanager.unread", 2, Detail.of("alertmanager.no-labels"))));
        });
    }

    @Test
    void one_in_a_group_costs_only_itself_too() {
        server.reply(Reply.json("[{\"labels\":{},\"receiver\":{\"name\":\"r\"},\"alerts\":[{\"labels\":{}},"
                + WHOLE.formatted("one") + "]},{\"labels\":{},\"receiver\":{\"name\":\"r\"},\"alerts\":7}]"));

        Outcome<List<AlertGroup>> outcome = source.groups(AlertFilter.ALL, Deadline.after(Duration.ofSeconds(20)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            assertThat((List<?>) success.value())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            AlertGroup.class,
                            group -> assertThat(group.alerts()).hasSize(1));
            assertThat(success.notes()).hasSize(1);
        });
    }

    @Test
    void a_silence_without_an_end_costs_only_itself() {
        server.reply(
                Reply.json("[{\"id\":\"a\",\"status\":{\"state\":\"active\"},\"startsAt\":\"2026-01-02T03:04:05Z\","
                        + "\"endsAt\":\"2026-01-02T04:04:05Z\",\"updatedAt\":\"2026-01-02T03:04:05Z\",\"matchers\":[]},"
                        + "{\"id\":\"b\",\"startsAt\":\"soon\"}]"));

        Outcome<List<Silence>> outcome = source.silences(List.of(), Deadline.after(Duration.ofSeconds(20)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            assertThat((List<?>) success.value()).hasSize(1);
            assertThat(success.notes())
                    .isEqualTo(List.of(Detail.of("alertmanager.unread", 1, Detail.of("alertmanager.no-time"))));
        });
    }

    @Test
    void a_broken_body_is_a_failure_or_alerts() {
        long seed = Long.getLong("porthole.seed", new Random().nextLong());
        var random = new Random(seed);
        String good = "[" + WHOLE.formatted("a") + "," + WHOLE.formatted("b") + "]";
        for (int i = 0; i < BODIES; i++) {
            byte[] body = good.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            int cut = random.nextInt(4) == 0 ? random.nextInt(body.length) : body.length;
            server.reply(Reply.of(200, Map.of("Content-Type", "application/json"), java.util.Arrays.copyOf(body, cut)));
            long began = System.nanoTime();
            Outcome<List<Alert>> outcome = alerts();
            assertThat(outcome).as("seed %d, body %d", seed, i).isNotNull();
            assertThat(System.nanoTime() - began)
                    .as("seed %d, body %d", seed, i)
                    .isLessThan(1_000_000_000L);
        }
    }
}
