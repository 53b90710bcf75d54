package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.demo.promql.BadExpression;
import dev.porthole.connectors.demo.promql.SeriesTest;
import dev.porthole.connectors.demo.world.Noise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The sample shop's Alertmanager: what the rules make firing, in groups, and the silences. */
final class DemoAlerts implements AlertSource {

    private static final String RECEIVER = "on-call";
    private static final Duration SILENCE_EVERY = Duration.ofHours(6);
    private static final List<String> GROUPED_BY = List.of("alertname", "namespace");

    private final Gate gate = new Gate("Demo alerts");
    private final Rules rules;
    private final InstantSource clock;

    DemoAlerts(Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return gate.identity(deadline);
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        return matched(filter.matchers(), deadline, () -> found(filter));
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        return alerts(filter, deadline).map(alerts -> {
            Map<Labels, List<Alert>> groups = new LinkedHashMap<>();
            for (Alert alert : alerts) {
                groups.computeIfAbsent(alert.labels().only(GROUPED_BY), key -> new ArrayList<>())
                        .add(alert);
            }
            List<AlertGroup> result = new ArrayList<>();
            groups.forEach((labels, members) -> result.add(new AlertGroup(labels, RECEIVER, members)));
            return result;
        });
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        return matched(
                filter,
                deadline,
                () -> all(clock.instant()).stream()
                        .filter(silence -> filter.stream()
                                .allMatch(wanted -> new SeriesTest(List.of(wanted)).test(asLabels(silence))))
                        .toList());
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return gate.answer(deadline, () -> Outcome.of(List.of(new Receiver(RECEIVER))));
    }

    /** Alertmanager compares a filter with a silence's own matchers as if they were labels. */
    private static Labels asLabels(Silence silence) {
        Labels labels = Labels.EMPTY;
        for (Matcher matcher : silence.matchers()) {
            labels = labels.with(matcher.name(), matcher.value());
        }
        return labels;
    }

    private <T> Outcome<List<T>> matched(List<Matcher> matchers, Deadline deadline, Supplier<List<T>> found) {
        return gate.answer(deadline, () -> {
            try {
                for (Matcher matcher : matchers) {
                    SeriesTest.check(matcher, 0);
                }
            } catch (BadExpression bad) {
                return Outcome.failed(new Failure.BadQuery(gate.target(), bad.detail(), 0));
            }
            return Outcome.of(found.get());
        });
    }

    private List<Alert> found(AlertFilter filter) {
        Instant now = clock.instant();
        List<Silence> active = all(now).stream()
                .filter(silence -> silence.state() == Silence.State.ACTIVE)
                .toList();
        var test = new SeriesTest(filter.matchers());
        List<Alert> alerts = new ArrayList<>();
        for (Rule.Alerting rule : rules.at(now.toEpochMilli())) {
            for (Rule.ActiveAlert each : rule.alerts()) {
                if (each.state() == Rule.State.FIRING && test.test(each.labels())) {
                    Alert alert = alert(each, rule, active, now);
                    boolean wanted = alert.state() == Alert.State.SUPPRESSED ? filter.silenced() : filter.active();
                    if (wanted) {
                        alerts.add(alert);
                    }
                }
            }
        }
        alerts.sort(Comparator.comparing(Alert::fingerprint));
        return alerts;
    }

    private static Alert alert(Rule.ActiveAlert each, Rule.Alerting rule, List<Silence> silences, Instant now) {
        List<String> silencedBy = silences.stream()
                .filter(silence -> new SeriesTest(silence.matchers()).test(each.labels()))
                .map(Silence::id)
                .toList();
        Instant since = each.activeAt() == null ? now : each.activeAt();
        return new Alert(
                "%016x".formatted(new Noise(1).of(each.labels().toString()).seed()),
                each.labels(),
                each.annotations(),
                new Alert.Times(since.plus(rule.hold()), now.plus(Duration.ofMinutes(4)), now),
                silencedBy.isEmpty() ? Alert.State.ACTIVE : Alert.State.SUPPRESSED,
                new Alert.Muting(silencedBy, List.of(), List.of()),
                List.of(RECEIVER),
                "");
    }

    /** One for the full disk, renewed every six hours, and the one before it. */
    private static List<Silence> all(Instant now) {
        long period = SILENCE_EVERY.toMillis();
        long begun = now.toEpochMilli() - Math.floorMod(now.toEpochMilli(), period);
        return List.of(
                silence(Instant.ofEpochMilli(begun), Silence.State.ACTIVE),
                silence(Instant.ofEpochMilli(begun - period), Silence.State.EXPIRED));
    }

    private static Silence silence(Instant from, Silence.State state) {
        return new Silence(
                "demo-%d".formatted(from.getEpochSecond()),
                state,
                List.of(Matcher.equal("alertname", "NodeDiskFilling"), Matcher.equal("node", "node-3")),
                from,
                from.plus(SILENCE_EVERY),
                from,
                "demo",
                "Known: the disk is replaced this week");
    }

    @Override
    public void close() {
        gate.close();
    }
}
