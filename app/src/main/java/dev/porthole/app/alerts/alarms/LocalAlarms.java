package dev.porthole.app.alerts.alarms;

import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates alarms, one evaluation after the other. An alarm that nobody has looked at for some evaluations, after a start
 * or a night in which the machine slept, first learns from the past how long its condition has held, so that nothing is
 * delayed by that.
 */
public final class LocalAlarms {

    private static final int MISSED = 4;
    /** Servers answer 11,000 points at most. */
    private static final long MOST_STEPS = 5_000;

    private static final Duration LEAST_LOOK_BACK = Duration.ofMinutes(30);

    private final AlarmQuestions questions;
    private final Supplier<List<AlarmDefinition>> definitions;
    private final Supplier<AlarmSwitches> switches;
    private final InstantSource clock;
    private final Duration interval;
    private final CoveringRules covering = new CoveringRules();
    private final Map<String, Watched> watched = new HashMap<>();

    /**
     * @param definitions as they are at the moment
     * @param interval between two evaluations
     */
    public LocalAlarms(
            AlarmQuestions questions,
            Supplier<List<AlarmDefinition>> definitions,
            Supplier<AlarmSwitches> switches,
            InstantSource clock,
            Duration interval) {
        this.questions = questions;
        this.definitions = definitions;
        this.switches = switches;
        this.clock = clock;
        this.interval = interval;
    }

    private static final class Watched {
        private AlarmDefinition definition;
        private AlarmState state;
        private String expression = "";
        private @Nullable Instant evaluated;

        private Watched(AlarmDefinition definition) {
            this.definition = definition;
            this.state = new AlarmState(definition);
        }

        private void define(AlarmDefinition now) {
            if (!now.watchesTheSame(definition)) {
                state = new AlarmState(now);
                evaluated = null;
            } else if (!now.equals(definition)) {
                state = state.of(now);
            }
            definition = now;
        }
    }

    /**
     * One evaluation of all alarms. One that cannot be evaluated says so itself; when none of them can, that is the
     * failure.
     */
    public synchronized Outcome<List<WatchedAlarm>> evaluate(Deadline deadline) {
        Instant at = clock.instant();
        covering.look(questions, at, deadline);
        List<AlarmDefinition> now = definitions.get();
        watched.keySet().retainAll(now.stream().map(AlarmDefinition::name).toList());
        List<WatchedAlarm> all = new ArrayList<>();
        for (AlarmDefinition definition : now) {
            all.add(evaluate(definition, at, deadline));
        }
        List<Failure> failures = all.stream()
                .map(WatchedAlarm::standing)
                .filter(AlarmStanding.Failed.class::isInstance)
                .map(standing -> ((AlarmStanding.Failed) standing).failure())
                .toList();
        boolean noneWorks = !failures.isEmpty()
                && all.stream().noneMatch(alarm -> alarm.standing() instanceof AlarmStanding.Evaluated);
        return noneWorks ? Outcome.failed(failures.getFirst()) : Outcome.of(List.copyOf(all));
    }

    private WatchedAlarm evaluate(AlarmDefinition definition, Instant at, Deadline deadline) {
        String name = definition.name();
        AlarmSwitches.Mode mode = switches.get().mode(name);
        Optional<String> covered = mode == AlarmSwitches.Mode.AUTO ? covering.of(definition) : Optional.empty();
        if (mode == AlarmSwitches.Mode.OFF || covered.isPresent()) {
            watched.remove(name);
            return new WatchedAlarm(
                    definition,
                    covered.<AlarmStanding>map(AlarmStanding.StandsBack::new).orElseGet(AlarmStanding.Off::new),
                    "",
                    List.of(),
                    Rule.LastRun.NONE);
        }
        Watched one = watched.computeIfAbsent(name, any -> new Watched(definition));
        one.define(definition);
        AlarmStanding standing = evaluate(one, at, deadline);
        return new WatchedAlarm(definition, standing, one.expression, one.state.alerts(at), run(standing, at));
    }

    private Rule.LastRun run(AlarmStanding standing, Instant at) {
        Duration took = Duration.between(at, clock.instant());
        return standing instanceof AlarmStanding.Failed(var failure)
                ? new Rule.LastRun(Rule.Health.ERR, failure.detail().toString(), at, took, interval)
                : new Rule.LastRun(Rule.Health.OK, "", at, took, interval);
    }

    private AlarmStanding evaluate(Watched one, Instant at, Deadline deadline) {
        return switch (questions.expression(one.definition, deadline)) {
            case Outcome.Failed<Optional<String>>(var failure) -> new AlarmStanding.Failed(failure);
            case Outcome.Success<Optional<String>>(var expression, var notes) -> {
                if (expression.isEmpty()) {
                    one.state.evaluate(List.of(), at);
                    yield new AlarmStanding.NotMeasured();
                }
                one.expression = expression.get();
                yield restored(one, at, deadline).orElseGet(() -> given(one, at, deadline));
            }
        };
    }

    /** The failure that keeps the past from being known, if it has to be. */
    private Optional<AlarmStanding> restored(Watched one, Instant at, Deadline deadline) {
        Instant last = one.evaluated;
        if (last != null && Duration.between(last, at).compareTo(interval.multipliedBy(MISSED)) <= 0) {
            return Optional.empty();
        }
        Duration twice = one.definition.condition().hold().multipliedBy(2);
        Duration back = twice.compareTo(LEAST_LOOK_BACK) > 0 ? twice : LEAST_LOOK_BACK;
        Duration step = interval.multipliedBy(Math.ceilDiv(back.dividedBy(interval), MOST_STEPS));
        var query = new RangeQuery(one.expression, TimeRange.last(back, at), step);
        return switch (questions.past(query, deadline)) {
            case Outcome.Failed<List<TimeSeries>>(var failure) -> Optional.of(new AlarmStanding.Failed(failure));
            case Outcome.Success<List<TimeSeries>>(var series, var notes) -> {
                one.state.restore(series, step, at);
                yield Optional.empty();
            }
        };
    }

    /** What could not be asked changes nothing. */
    private AlarmStanding given(Watched one, Instant at, Deadline deadline) {
        return switch (questions.now(one.expression, at, deadline)) {
            case Outcome.Failed<List<Sample>>(var failure) -> new AlarmStanding.Failed(failure);
            case Outcome.Success<List<Sample>>(var samples, var notes) -> {
                one.state.evaluate(samples, at);
                one.evaluated = at;
                yield new AlarmStanding.Evaluated();
            }
        };
    }
}
