package dev.porthole.app.signals;

import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.Together;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalUnit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A source of metrics together with what is there: the place where a question about a signal becomes one about metrics. */
public final class Measured {

    private static final int MOST_NAMED = 3;

    private final MetricSource source;
    private final Inventory inventory;
    private final Thresholds thresholds;

    Measured(MetricSource source, Inventory inventory, Thresholds thresholds) {
        this.source = source;
        this.inventory = inventory;
        this.thresholds = thresholds;
    }

    /** Looks what the source has. */
    public static Outcome<Measured> of(
            MetricSource source, InstantSource clock, Thresholds thresholds, Deadline deadline) {
        return new InventoryTaker(source, clock.instant(), deadline)
                .take()
                .map(inventory -> new Measured(source, inventory, thresholds));
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /** A signal at one moment. */
    public Outcome<Measurement> now(Known signal, SignalScope scope, Grouping grouping, Instant at, Deadline deadline) {
        return now(signal, scope, grouping, at, "", deadline);
    }

    /**
     * A signal as it was some time before a moment.
     *
     * @param ago such as "1d"; empty for none
     */
    public Outcome<Measurement> now(
            Known signal, SignalScope scope, Grouping grouping, Instant at, String ago, Deadline deadline) {
        Optional<Plan> plan = plan(signal, scope, grouping, ago);
        if (plan.isEmpty()) {
            return Outcome.of(Measurement.UNTOLD);
        }
        List<Supplier<Outcome<List<Sample>>>> questions = new ArrayList<>();
        questions.add(() -> ask(plan.get().vector(), at, deadline));
        plan.get().refused().ifPresent(refused -> questions.add(() -> ask(refused, at, deadline)));
        List<Outcome<List<Sample>>> answers = Together.ask(questions);
        return answers.getFirst().map(samples -> {
            var doubts = new ArrayList<>(plan.get().doubts());
            if (answers.size() > 1) {
                doubts.addAll(refusals(signal, answers.get(1)));
            }
            return new Measurement(possible(samples, plan.get(), doubts), doubts, true);
        });
    }

    /** A query of a person's own at one moment: all that the server says, whatever it is. */
    public Outcome<List<Sample>> now(Signal.Expression own, Instant at, Deadline deadline) {
        return ask(new Vector(own.expression()), at, deadline);
    }

    /** A signal over a range. */
    public Outcome<SignalAnswer> range(SignalQuestion question, Deadline deadline) {
        return switch (question.signal()) {
            case Signal.Expression(var expression, var unit) ->
                source.range(new RangeQuery(expression, question.range(), question.step()).aligned(), deadline)
                        .map(series -> new SignalAnswer(series, unit, SignalBounds.NONE, List.of(), expression));
            case Known known -> range(known, question, deadline);
        };
    }

    private Outcome<SignalAnswer> range(Known known, SignalQuestion question, Deadline deadline) {
        Optional<Plan> plan = plan(known, question.scope(), question.grouping(), "");
        if (plan.isEmpty()) {
            return Outcome.of(new SignalAnswer(List.of(), SignalUnit.PLAIN, SignalBounds.NONE, List.of(), ""));
        }
        String expression = plan.get().vector().text();
        return source.range(new RangeQuery(expression, question.range(), question.step()).aligned(), deadline)
                .map(series -> {
                    List<TimeSeries> named = series.stream()
                            .map(one -> new TimeSeries(
                                    plain(one.labels()),
                                    one.startMs(),
                                    one.stepMs(),
                                    possible(one.values(), plan.get())))
                            .sorted(Comparator.comparing(one -> one.labels().toString()))
                            .toList();
                    return new SignalAnswer(
                            named,
                            plan.get().unit(),
                            plan.get().bounds(),
                            doubts(known, question, plan.get(), deadline),
                            expression);
                });
    }

    /** As of the range's end: what was left out, and whose value stands for all. */
    private List<Doubt> doubts(Known known, SignalQuestion question, Plan plan, Deadline deadline) {
        Instant end = question.range().end();
        List<Doubt> doubts = new ArrayList<>();
        for (Doubt doubt : plan.doubts()) {
            doubts.add(
                    doubt.kind() == Doubt.Kind.WORST_SERVICE
                            ? Doubt.of(doubt.kind(), worstService(known, question.scope(), end, deadline))
                            : doubt);
        }
        plan.refused().ifPresent(refused -> doubts.addAll(refusals(known, ask(refused, end, deadline))));
        return doubts;
    }

    private String worstService(Known known, SignalScope scope, Instant at, Deadline deadline) {
        return switch (now(known, scope, Grouping.SERVICE, at, deadline)) {
            case Outcome.Success<Measurement>(var services, var notes) ->
                services.largest()
                        .map(service -> service.labels().get(Grouping.SERVICE.label()))
                        .orElse("");
            case Outcome.Failed<Measurement> refused -> "";
        };
    }

    /** The ways in which a signal can be split here. */
    public List<Grouping> groupings(Signal signal, SignalScope scope) {
        return switch (signal) {
            case Signal.Expression own -> List.of();
            case Known known -> plan(known, scope, Grouping.TOTAL, "").isEmpty() ? List.of() : offered(known, scope);
        };
    }

    private List<Grouping> offered(Known known, SignalScope scope) {
        return switch (known) {
            case REQUESTS, LATENCY, LATENCY_MEDIAN, LATENCY_P99, ERRORS, CLIENT_ERRORS -> {
                List<Grouping> all = new HttpSignals(inventory, scope, "").groupings();
                boolean ratio = known == Known.ERRORS || known == Known.CLIENT_ERRORS;
                yield ratio ? all.stream().filter(one -> one != Grouping.STATUS).toList() : all;
            }
            case POOL, POOL_USED, POOL_SIZE, POOL_WAITING -> new PoolSignals(inventory, scope).groupings();
            case RESTARTS, POD_STATES -> new PodSignals(inventory, scope).groupings(known);
            default -> {
                List<Grouping> all = new ArrayList<>(new NodeSignals(inventory, scope).groupings(known));
                all.addAll(new PodSignals(inventory, scope).groupings(known));
                yield all;
            }
        };
    }

    /**
     * PromQL that gives a signal at any moment, its series labelled by the names that everybody uses: what a rule may have.
     * Empty when there are no metrics that can tell it.
     */
    public Optional<Vector> expression(Known signal, SignalScope scope, Grouping grouping) {
        return plan(signal, scope, grouping, "").map(plan -> NamingLabels.plainly(plan.vector()));
    }

    /** Whether there are histograms of latency all of which only say how many requests there were. */
    public boolean bucketsSayNothing(SignalScope scope) {
        return new HttpSignals(inventory, scope, "").bucketsSayNothing();
    }

    /** The highest bound of a service's buckets in seconds: a quantile that is there may be anything above it. */
    public Optional<Double> highestBound(SignalScope scope, Labels service) {
        return new HttpSignals(inventory, scope, "").highestBound(service);
    }

    private Optional<Plan> plan(Known signal, SignalScope scope, Grouping grouping, String ago) {
        Optional<Plan> plan = switch (signal) {
            case REQUESTS, LATENCY, LATENCY_MEDIAN, LATENCY_P99, ERRORS, CLIENT_ERRORS ->
                new HttpSignals(inventory, scope, ago).plan(signal, grouping);
            case POOL, POOL_USED, POOL_SIZE, POOL_WAITING -> new PoolSignals(inventory, scope).plan(signal, grouping);
            case RESTARTS, POD_STATES -> new PodSignals(inventory, scope).plan(signal, grouping);
            case CPU, MEMORY ->
                switch (grouping) {
                    case NAMESPACE, WORKLOAD, SERVICE, POD -> new PodSignals(inventory, scope).plan(signal, grouping);
                    default -> new NodeSignals(inventory, scope).plan(signal, grouping);
                };
            default -> new NodeSignals(inventory, scope).plan(signal, grouping);
        };
        return plan.map(one -> one.within(thresholds.bounds(signal)));
    }

    private Outcome<List<Sample>> ask(Vector vector, Instant at, Deadline deadline) {
        return source.instant(new InstantQuery(vector.text(), at), deadline)
                .map(samples -> samples.stream()
                        .map(sample -> new Sample(plain(sample.labels()), sample.timeMs(), sample.value()))
                        .toList());
    }

    private static List<Doubt> refusals(Known signal, Outcome<List<Sample>> refused) {
        return switch (refused) {
            case Outcome.Failed<List<Sample>>(var failure) ->
                List.of(Doubt.of(Doubt.Kind.PART_REFUSED, failure.detail().toString()));
            case Outcome.Success<List<Sample>>(var things, var notes) -> {
                if (signal == Known.ERRORS || signal == Known.CLIENT_ERRORS) {
                    yield signal == Known.ERRORS ? elsewhere(things) : List.of();
                }
                Doubt.Kind kind = signal == Known.POOL ? Doubt.Kind.UNLIMITED : NodeSignals.refusal(signal);
                yield things.isEmpty() ? List.of() : List.of(Doubt.of(kind, names(things)));
            }
        };
    }

    private static List<Doubt> elsewhere(List<Sample> services) {
        return services.stream()
                .limit(MOST_NAMED)
                .map(Sample::labels)
                .map(service -> Doubt.of(
                        Doubt.Kind.OTHER_VANTAGE,
                        service.get("vantage"),
                        service.get("service"),
                        service.get("counting")))
                .toList();
    }

    /** What is no number of this kind is left out, and told. */
    private static List<Sample> possible(List<Sample> samples, Plan plan, List<Doubt> doubts) {
        List<Sample> impossible = samples.stream()
                .filter(sample -> !(sample.value() >= 0 && sample.value() <= plan.most()))
                .toList();
        if (!impossible.isEmpty()) {
            doubts.add(Doubt.of(Doubt.Kind.IMPOSSIBLE, names(impossible)));
        }
        return samples.stream().filter(sample -> !impossible.contains(sample)).toList();
    }

    private static double[] possible(double[] values, Plan plan) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            if (!(kept[i] >= 0 && kept[i] <= plan.most())) {
                kept[i] = TimeSeries.ABSENT;
            }
        }
        return kept;
    }

    private static String names(List<Sample> things) {
        String named = things.stream()
                .limit(MOST_NAMED)
                .map(thing -> thing.labels().asMap().values().stream()
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
        return things.size() > MOST_NAMED ? named + " \u2026" : named;
    }

    /** By the names that everybody uses. */
    private static Labels plain(Labels labels) {
        var plain = new TreeMap<String, String>();
        labels.forEach((name, value) -> plain.put(
                name.startsWith(NamingLabels.PREFIX) ? name.substring(NamingLabels.PREFIX.length()) : name, value));
        plain.remove("__name__");
        return Labels.of(plain);
    }
}
