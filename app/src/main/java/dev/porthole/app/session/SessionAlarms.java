package dev.porthole.app.session;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.AlarmQuestions;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.LocalAlarms;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.alerts.alarms.WithLocalAlerts;
import dev.porthole.app.connect.MappedLive;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The local alarms of one cluster, and all alerts for whoever tells of them, in their own time while anybody listens: whoever
 * pauses what is on screen does not switch alarms off.
 */
public final class SessionAlarms implements AutoCloseable {

    /** Between two evaluations. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Between two looks at Alertmanager for whoever tells of alerts. */
    private static final Duration LOOKS = Duration.ofSeconds(10);

    private final PollEngine engine;
    private final PollEngine looking;
    private final Live<List<AlertGroup>> all;
    private final AlarmChoices choices;
    private final AlarmQuestions questions;
    private final Live<List<WatchedAlarm>> watched;

    /** @param alertmanager asks it for its groups; blocks */
    SessionAlarms(
            Timer timer,
            AlarmChoices choices,
            AlarmQuestions questions,
            InstantSource clock,
            Function<Deadline, Outcome<List<AlertGroup>>> alertmanager) {
        this.engine = PollEngine.real(timer, INTERVAL);
        this.choices = choices;
        this.questions = questions;
        var alarms = new LocalAlarms(questions, choices.definitions(), choices.switches(), clock, INTERVAL);
        this.watched = engine.poll(new PollSpec<>("local alarms", "local alarms", alarms::evaluate));
        this.looking = PollEngine.real(timer, LOOKS);
        this.all = new WithLocalAlerts(
                looking.poll(new PollSpec<>("alert groups", "alert groups", alertmanager)), watched);
    }

    /** What Alertmanager has, and what fires here; asked also while what is on screen is not. */
    public Live<List<AlertGroup>> all() {
        return all;
    }

    /** All alarms after the last evaluation. */
    public Live<List<WatchedAlarm>> watched() {
        return watched;
    }

    /** The same as rules, as if a server of metrics had them: those that are evaluated. */
    Live<List<Rule>> rules() {
        return new MappedLive<>(
                watched,
                alarms -> alarms.stream()
                        .filter(alarm -> alarm.standing() instanceof AlarmStanding.Evaluated
                                || alarm.standing() instanceof AlarmStanding.Failed)
                        .<Rule>map(WatchedAlarm::rule)
                        .toList());
    }

    public AlarmSwitches switches() {
        return choices.switches().get();
    }

    /** Changes what a person decided, and evaluates at once. */
    public void change(UnaryOperator<AlarmSwitches> change) {
        choices.change().accept(change);
        evaluateNow();
    }

    /** Definitions may have changed. */
    public void evaluateNow() {
        engine.refresh();
    }

    /** What is asked of the cluster for them. */
    public AlarmQuestions questions() {
        return questions;
    }

    @Override
    public void close() {
        engine.close();
        looking.close();
    }
}
