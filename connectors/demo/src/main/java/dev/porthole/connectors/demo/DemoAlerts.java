package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.api.matching.LabelTest;
import dev.porthole.connectors.demo.alerts.DemoRouting;
import dev.porthole.connectors.demo.alerts.FiringAlerts;
import dev.porthole.connectors.demo.alerts.SentAlerts;
import dev.porthole.connectors.demo.alerts.SilenceBook;
import dev.porthole.connectors.demo.promql.BadExpression;
import dev.porthole.connectors.demo.promql.MatcherCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sample shop's Alertmanager: what the rules make firing, in groups, the silences, and who is told. */
final class DemoAlerts implements AlertSource, AlertControl {

    private static final String WHERE = "demo";

    private final Gate gate = new Gate("Demo alerts");
    private final Rules rules;
    private final InstantSource clock;
    private final boolean readOnly;
    private final Instant started;
    private final SilenceBook silences = new SilenceBook(gate.target());
    private final SentAlerts sent = new SentAlerts();

    DemoAlerts(Rules rules, InstantSource clock, boolean readOnly) {
        this.rules = rules;
        this.clock = clock;
        this.readOnly = readOnly;
        this.started = clock.instant();
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
        record Key(Route route, Labels labels) {}
        return alerts(filter, deadline).map(alerts -> {
            Map<Key, List<Alert>> groups = new LinkedHashMap<>();
            for (Alert alert : alerts) {
                for (Route.Path path : DemoRouting.ROUTING.paths(alert.labels())) {
                    Route route = path.last();
                    groups.computeIfAbsent(
                                    new Key(route, alert.labels().only(route.groupBy())), key -> new ArrayList<>())
                            .add(alert);
                }
            }
            List<AlertGroup> result = new ArrayList<>();
            groups.forEach((key, members) ->
                    result.add(new AlertGroup(key.labels(), key.route().receiver(), members)));
            return result;
        });
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        return matched(
                filter,
                deadline,
                () -> silences.all(clock.instant()).stream()
                        .filter(silence -> filter.stream().allMatch(wanted -> wanted.matches(asLabels(silence))))
                        .toList());
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return gate.answer(
                deadline,
                () -> Outcome.of(DemoRouting.ROUTING.receivers().stream()
                        .map(destination -> new Receiver(destination.name()))
                        .toList()));
    }

    @Override
    public Outcome<List<Routing>> routing(Deadline deadline) {
        return gate.answer(deadline, () -> Outcome.of(List.of(DemoRouting.ROUTING)));
    }

    @Override
    public Outcome<List<AlertServer>> servers(Deadline deadline) {
        return gate.identity(deadline)
                .map(identity -> List.of(new AlertServer(
                        "", WHERE, identity.version(), started, AlertServer.Cluster.DISABLED, List.of())));
    }

    @Override
    public Optional<AlertControl> control() {
        return readOnly ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline) {
        return gate.answer(deadline, () -> silences.put(draft, clock.instant()).map(DemoAlerts::receipt));
    }

    @Override
    public Outcome<Receipt> expire(String id, Deadline deadline) {
        return gate.answer(deadline, () -> silences.expire(id, clock.instant()).map(DemoAlerts::receipt));
    }

    @Override
    public Outcome<Receipt> send(List<AlertDraft> alerts, Deadline deadline) {
        return gate.answer(deadline, () -> {
            sent.add(alerts, clock.instant());
            return Outcome.of(receipt(""));
        });
    }

    private static Receipt receipt(String id) {
        return new Receipt(id, WHERE);
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
                    MatcherCheck.check(matcher, 0);
                }
            } catch (BadExpression bad) {
                return Outcome.failed(new Failure.BadQuery(gate.target(), bad.detail(), 0));
            }
            return Outcome.of(found.get());
        });
    }

    private List<Alert> found(AlertFilter filter) {
        Instant now = clock.instant();
        var test = new LabelTest(filter.matchers());
        return new FiringAlerts(DemoRouting.ROUTING, silences.all(now), now)
                .of(rules.at(now.toEpochMilli()), sent.firing(now)).stream()
                        .filter(alert -> test.test(alert.labels()))
                        .filter(alert -> filter.active() || alert.state() != Alert.State.ACTIVE)
                        .filter(alert -> filter.silenced() || alert.silencedBy().isEmpty())
                        .filter(alert ->
                                filter.inhibited() || alert.inhibitedBy().isEmpty())
                        .toList();
    }

    @Override
    public void close() {
        gate.close();
    }
}
