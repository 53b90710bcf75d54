package dev.porthole.app.alerts.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmCondition;
import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmQuantity;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alertmanager hears of what fires for as long as it does, and of its end. */
class SentAlarmsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AlarmSwitches SENT = AlarmSwitches.NONE.withSent("Mine", true);
    private static final Labels LABELS =
            Labels.of("alertname", "Mine", "node", "node-1", "sent_by", "porthole", "severity", "critical");

    private final SentAlarms sent = new SentAlarms();

    private static WatchedAlarm mine(AlarmStanding standing, Rule.State... states) {
        return new WatchedAlarm(
                new AlarmDefinition(
                        "Mine",
                        new AlarmQuantity.OfQuery("up == 0"),
                        new AlarmCondition(Comparison.ANY, Double.NaN, Duration.ofMinutes(5)),
                        Labels.EMPTY,
                        Labels.EMPTY,
                        List.of()),
                standing,
                "up == 0",
                Stream.of(states)
                        .map(state -> new Rule.ActiveAlert(
                                Labels.of("alertname", "Mine", "node", "node-1", "severity", "critical"),
                                Labels.of("summary", "down"),
                                state,
                                NOW.minusSeconds(600),
                                0))
                        .toList(),
                Rule.LastRun.NONE);
    }

    private List<AlertDraft> due(AlarmSwitches switches, Duration later, Rule.State... states) {
        return sent.due(List.of(mine(new AlarmStanding.Evaluated(), states)), switches, NOW.plus(later));
    }

    private List<AlertDraft> taken(Duration later, Rule.State... states) {
        List<AlertDraft> due = due(SENT, later, states);
        sent.took(due, NOW.plus(later));
        return due;
    }

    @Test
    void nothing_is_sent_that_nobody_wants_sent_or_that_is_pending() {
        assertThat(due(AlarmSwitches.NONE, Duration.ZERO, Rule.State.FIRING)).isEmpty();
        assertThat(due(SENT, Duration.ZERO, Rule.State.PENDING)).isEmpty();
    }

    @Test
    void what_fires_is_sent_each_minute_with_its_end_moved_on_and_says_who_sent_it() {
        AlertDraft first = taken(Duration.ZERO, Rule.State.FIRING).getFirst();

        assertThat(first.labels()).isEqualTo(LABELS);
        assertThat(first.annotations().get("summary")).isEqualTo("down");
        assertThat(first.startsAt()).isEqualTo(NOW.minusSeconds(300));
        assertThat(first.endsAt()).isEqualTo(NOW.plusSeconds(240));
        assertThat(taken(Duration.ofSeconds(30), Rule.State.FIRING)).isEmpty();
        assertThat(taken(Duration.ofSeconds(60), Rule.State.FIRING).getFirst().endsAt())
                .isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void its_end_is_sent_once() {
        taken(Duration.ZERO, Rule.State.FIRING);

        List<AlertDraft> ended = taken(Duration.ofSeconds(30));

        assertThat(ended).extracting(AlertDraft::endsAt).containsExactly(NOW.plusSeconds(30));
        assertThat(ended).extracting(AlertDraft::labels).containsExactly(LABELS);
        assertThat(taken(Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void switching_it_off_ends_it_there_too() {
        taken(Duration.ZERO, Rule.State.FIRING);

        assertThat(due(AlarmSwitches.NONE, Duration.ofSeconds(30), Rule.State.FIRING))
                .extracting(AlertDraft::endsAt)
                .containsExactly(NOW.plusSeconds(30));
    }

    @Test
    void what_was_not_taken_is_due_again() {
        due(SENT, Duration.ZERO, Rule.State.FIRING);

        assertThat(due(SENT, Duration.ofSeconds(30), Rule.State.FIRING)).hasSize(1);
    }

    @Test
    void what_cannot_be_evaluated_is_neither_repeated_nor_ended() {
        taken(Duration.ZERO, Rule.State.FIRING);
        var failed = new AlarmStanding.Failed(new Failure.Unreachable("Prometheus", Detail.of("http.refused")));

        assertThat(sent.due(List.of(mine(failed, Rule.State.FIRING)), SENT, NOW.plusSeconds(120)))
                .isEmpty();
    }
}
