package dev.porthole.app.alerts.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.alerts.LocalAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fires here stands beside what Alertmanager has, once. */
class WithLocalAlertsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Labels LABELS = Labels.of("alertname", "Mine", "node", "node-1");

    private final LiveValue<List<AlertGroup>> alertmanager = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final LiveValue<List<WatchedAlarm>> local = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final WithLocalAlerts all = new WithLocalAlerts(alertmanager, local);

    private static WatchedAlarm mine(Rule.State state) {
        return new WatchedAlarm(
                new AlarmDefinition(
                        "Mine",
                        new AlarmQuantity.OfQuery("up == 0"),
                        new AlarmCondition(Comparison.ANY, Double.NaN, Duration.ofMinutes(5)),
                        Labels.EMPTY,
                        Labels.EMPTY,
                        List.of()),
                new AlarmStanding.Evaluated(),
                "up == 0",
                List.of(new Rule.ActiveAlert(LABELS, Labels.EMPTY, state, NOW, 0)),
                Rule.LastRun.NONE);
    }

    private static AlertGroup theirs(Labels labels) {
        var alert = new Alert(
                "f",
                labels,
                Labels.EMPTY,
                new Alert.Times(NOW, NOW, NOW),
                Alert.State.ACTIVE,
                Alert.Muting.NONE,
                List.of("pager"),
                "");
        return new AlertGroup(Labels.EMPTY, "pager", List.of(alert));
    }

    private List<Alert> alerts() {
        return all.latest().known().orElseThrow().stream()
                .flatMap(group -> group.alerts().stream())
                .toList();
    }

    @Test
    void what_fires_here_is_marked_and_begins_when_it_fires() {
        alertmanager.set(new Observation.Fresh<>(List.of(theirs(Labels.of("alertname", "Theirs"))), NOW, List.of()));
        local.set(new Observation.Fresh<>(List.of(mine(Rule.State.FIRING)), NOW, List.of()));

        assertThat(alerts()).extracting(Alert::name).containsExactly("Theirs", "Mine");
        assertThat(alerts()).extracting(LocalAlerts::is).containsExactly(false, true);
        assertThat(alerts().getLast().startsAt()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void what_is_pending_here_is_no_alert_yet() {
        alertmanager.set(new Observation.Fresh<>(List.of(), NOW, List.of()));
        local.set(new Observation.Fresh<>(List.of(mine(Rule.State.PENDING)), NOW, List.of()));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void what_was_sent_is_alertmanagers() {
        alertmanager.set(new Observation.Fresh<>(
                List.of(theirs(LABELS.with(LocalAlerts.SENT_BY, LocalAlerts.SENDER))), NOW, List.of()));
        local.set(new Observation.Fresh<>(List.of(mine(Rule.State.FIRING)), NOW, List.of()));

        assertThat(alerts()).extracting(LocalAlerts::is).containsExactly(false);
    }

    @Test
    void without_alertmanager_it_is_all_there_is_and_the_failure_is_told() {
        var failure = new Failure.NotFound("Alertmanager", Detail.of("http.refused"));
        alertmanager.set(new Observation.Failed<>(failure, NOW));
        assertThat(all.latest()).isInstanceOf(Observation.Failed.class);

        local.set(new Observation.Fresh<>(List.of(mine(Rule.State.FIRING)), NOW, List.of()));

        assertThat(alerts()).hasSize(1);
        assertThat(all.latest().problem()).contains(failure);
    }
}
