package dev.porthole.app.alerts.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alarms become pending, fire and end as Prometheus' rules do, whatever happens to who evaluates them. */
class LocalAlarmsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final AlarmDefinition CPU = new AlarmDefinition(
            "NodeCpuHigh",
            new AlarmQuantity.OfSignal(Signal.Known.CPU, Grouping.NODE),
            new AlarmCondition(Comparison.ABOVE, 0.8, Duration.ofMinutes(5)),
            Labels.of("severity", "warning"),
            Labels.of("summary", "CPU of {{ $labels.node }} is at {{ $value | humanizePercentage }}."),
            List.of("NodeCPUHighUsage"));

    private final SettableClock clock = new SettableClock(START);
    private final WrittenCluster cluster = new WrittenCluster();
    private List<AlarmDefinition> definitions = List.of(CPU);
    private AlarmSwitches switches = AlarmSwitches.NONE;
    private LocalAlarms alarms = started();

    private LocalAlarms started() {
        return new LocalAlarms(cluster, () -> definitions, () -> switches, clock, INTERVAL);
    }

    private WatchedAlarm evaluated() {
        return all().getFirst();
    }

    private List<WatchedAlarm> all() {
        return ((Outcome.Success<List<WatchedAlarm>>) alarms.evaluate(Deadline.after(Duration.ofSeconds(5)))).value();
    }

    /** From one evaluation to the next, for as long. */
    private WatchedAlarm after(Duration time) {
        WatchedAlarm last = evaluated();
        for (long steps = time.dividedBy(INTERVAL); steps > 0; steps--) {
            clock.pass(INTERVAL);
            last = evaluated();
        }
        return last;
    }

    /** High from a moment on. */
    private void highFrom(String node, Instant from) {
        cluster.node(node, at -> at.isBefore(from) ? Optional.empty() : Optional.of(0.9));
    }

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    @Test
    void what_is_too_high_is_pending_for_as_long_as_it_must_hold_and_then_fires_by_name() {
        highFrom("node-1", START.plusSeconds(60));

        assertThat(after(Duration.ofSeconds(30)).alerts()).isEmpty();
        clock.pass(INTERVAL);
        Rule.ActiveAlert pending = evaluated().alerts().getFirst();
        assertThat(pending.state()).isEqualTo(Rule.State.PENDING);
        assertThat(pending.activeAt()).isEqualTo(START.plusSeconds(60));
        assertThat(after(Duration.ofSeconds(270)).alerts().getFirst().state()).isEqualTo(Rule.State.PENDING);
        clock.pass(INTERVAL);
        WatchedAlarm firing = evaluated();
        assertThat(firing.rule().state()).isEqualTo(Rule.State.FIRING);
        assertThat(firing.alerts().getFirst().labels())
                .isEqualTo(Labels.of("alertname", "NodeCpuHigh", "node", "node-1", "severity", "warning"));
        assertThat(firing.alerts().getFirst().annotations().get("summary")).isEqualTo("CPU of node-1 is at 90%.");
        assertThat(firing.alerts().getFirst().activeAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void each_node_has_an_alert_and_a_time_of_its_own() {
        highFrom("node-1", START);
        highFrom("node-2", START.plusSeconds(240));

        WatchedAlarm later = after(minutes(6));

        assertThat(later.alerts())
                .extracting(alert -> alert.labels().get("node") + " " + alert.state())
                .containsExactly("node-1 FIRING", "node-2 PENDING");
    }

    @Test
    void a_sample_that_is_missing_once_ends_it_and_it_begins_anew() {
        Instant gap = START.plusSeconds(360);
        cluster.node("node-1", at -> at.equals(gap) ? Optional.empty() : Optional.of(0.9));

        assertThat(after(Duration.ofSeconds(330)).rule().state()).isEqualTo(Rule.State.FIRING);
        clock.pass(INTERVAL);
        assertThat(evaluated().alerts()).isEmpty();
        clock.pass(INTERVAL);
        assertThat(evaluated().alerts().getFirst().activeAt()).isEqualTo(gap.plus(INTERVAL));
        assertThat(evaluated().alerts().getFirst().state()).isEqualTo(Rule.State.PENDING);
    }

    @Test
    void a_start_learns_from_the_past_how_long_it_has_held() {
        highFrom("node-1", START.minusSeconds(600));

        Rule.ActiveAlert alert = evaluated().alerts().getFirst();

        assertThat(alert.state()).isEqualTo(Rule.State.FIRING);
        assertThat(alert.activeAt()).isEqualTo(START.minusSeconds(600));
    }

    @Test
    void a_start_takes_only_what_held_until_now_without_a_gap() {
        cluster.node("node-1", at -> at.equals(START.minusSeconds(120)) ? Optional.empty() : Optional.of(0.9));

        Rule.ActiveAlert alert = evaluated().alerts().getFirst();

        assertThat(alert.state()).isEqualTo(Rule.State.PENDING);
        assertThat(alert.activeAt()).isEqualTo(START.minusSeconds(90));
    }

    @Test
    void a_long_time_to_hold_is_looked_at_in_steps_that_a_server_answers() {
        definitions = List.of(new AlarmDefinition(
                CPU.name(),
                CPU.quantity(),
                new AlarmCondition(Comparison.ABOVE, 0.8, Duration.ofDays(7)),
                CPU.labels(),
                CPU.annotations(),
                List.of()));
        highFrom("node-1", START.minus(Duration.ofDays(8)));

        assertThat(evaluated().rule().state()).isEqualTo(Rule.State.FIRING);
        assertThat(cluster.mostPoints).isLessThan(11_000);
    }

    @Test
    void a_night_asleep_is_made_up_for_and_two_late_evaluations_are_not() {
        highFrom("node-1", START.plusSeconds(3600));
        after(minutes(1));
        assertThat(cluster.looksBack).isEqualTo(1);
        clock.pass(Duration.ofSeconds(90));
        evaluated();
        assertThat(cluster.looksBack).isEqualTo(1);

        clock.pass(Duration.ofHours(2));

        assertThat(evaluated().rule().state()).isEqualTo(Rule.State.FIRING);
        assertThat(cluster.looksBack).isEqualTo(2);
    }

    @Test
    void a_server_that_does_not_answer_changes_no_alert_and_is_told() {
        highFrom("node-1", START);
        after(minutes(6));
        cluster.failure = Optional.of(new Failure.Unreachable("Prometheus", Detail.of("http.refused")));
        clock.pass(INTERVAL);
        assertThat(alarms.evaluate(Deadline.after(Duration.ofSeconds(5)))).isInstanceOf(Outcome.Failed.class);

        cluster.failure = Optional.empty();
        clock.pass(INTERVAL);

        assertThat(evaluated().alerts().getFirst().activeAt()).isEqualTo(START);
        assertThat(evaluated().standing()).isInstanceOf(AlarmStanding.Evaluated.class);
    }

    @Test
    void an_alarm_stands_back_where_a_rule_of_the_cluster_means_the_same_unless_it_is_switched_on() {
        highFrom("node-1", START.minusSeconds(3600));
        cluster.rules.add(rule("NodeCPUHighUsage", ""));

        assertThat(evaluated().standing()).isEqualTo(new AlarmStanding.StandsBack("NodeCPUHighUsage"));
        assertThat(evaluated().alerts()).isEmpty();
        switches = switches.with("NodeCpuHigh", AlarmSwitches.Mode.ON);
        assertThat(evaluated().alerts()).hasSize(1);
        switches = switches.with("NodeCpuHigh", AlarmSwitches.Mode.OFF);
        assertThat(evaluated().standing()).isEqualTo(new AlarmStanding.Off());
        assertThat(evaluated().alerts()).isEmpty();
    }

    @Test
    void a_rule_of_its_own_name_covers_it_and_a_broken_one_does_not() {
        cluster.rules.add(rule("NodeCpuHigh", ""));
        assertThat(evaluated().standing()).isEqualTo(new AlarmStanding.StandsBack("NodeCpuHigh"));

        cluster.rules.clear();
        cluster.rules.add(rule("NodeCPUHighUsage", "many-to-many"));
        clock.pass(minutes(3));

        assertThat(evaluated().standing()).isInstanceOf(AlarmStanding.Evaluated.class);
    }

    @Test
    void what_nobody_measures_is_told_and_no_failure() {
        cluster.measured = false;

        assertThat(evaluated().standing()).isEqualTo(new AlarmStanding.NotMeasured());
    }

    @Test
    void other_texts_keep_the_time_and_another_threshold_is_another_alarm() {
        highFrom("node-1", START);
        after(minutes(2));
        definitions = List.of(new AlarmDefinition(
                CPU.name(),
                CPU.quantity(),
                CPU.condition(),
                Labels.of("severity", "critical"),
                Labels.EMPTY,
                List.of()));
        Rule.ActiveAlert same = evaluated().alerts().getFirst();
        assertThat(same.activeAt()).isEqualTo(START);
        assertThat(same.labels().get("severity")).isEqualTo("critical");

        definitions = List.of(new AlarmDefinition(
                CPU.name(),
                CPU.quantity(),
                new AlarmCondition(Comparison.ABOVE, 0.5, Duration.ofMinutes(1)),
                CPU.labels(),
                CPU.annotations(),
                List.of()));
        evaluated();

        assertThat(cluster.looksBack).isEqualTo(2);
    }

    private static Rule rule(String name, String error) {
        return new Rule.Alerting(
                name,
                "file;group",
                "up",
                Duration.ZERO,
                Duration.ZERO,
                Labels.EMPTY,
                Labels.EMPTY,
                new Rule.Evaluation(
                        Rule.State.INACTIVE,
                        List.of(),
                        new Rule.LastRun(Rule.Health.UNKNOWN, error, null, Duration.ZERO, Duration.ZERO)));
    }
}
