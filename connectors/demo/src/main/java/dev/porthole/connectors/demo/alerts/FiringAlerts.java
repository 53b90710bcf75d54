package dev.porthole.connectors.demo.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.matching.LabelTest;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.demo.world.Noise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What fires at a time, with what keeps it from its receivers. */
public final class FiringAlerts {

    private final Routing routing;
    private final Instant now;
    private final Map<String, LabelTest> active;

    public FiringAlerts(Routing routing, List<Silence> silences, Instant now) {
        this.routing = routing;
        this.now = now;
        this.active = silences.stream()
                .filter(silence -> silence.state() == Silence.State.ACTIVE)
                .collect(Collectors.toMap(Silence::id, silence -> new LabelTest(silence.matchers())));
    }

    /** In the order of their fingerprints. */
    public List<Alert> of(List<Rule.Alerting> rules, List<SentAlerts.Sent> sent) {
        List<Alert> firing = new ArrayList<>();
        for (Rule.Alerting rule : rules) {
            for (Rule.ActiveAlert each : rule.alerts()) {
                if (each.state() == Rule.State.FIRING) {
                    firing.add(alert(each, rule));
                }
            }
        }
        sent.forEach(each -> firing.add(alert(each)));
        return firing.stream()
                .map(alert -> inhibited(alert, firing))
                .sorted(Comparator.comparing(Alert::fingerprint))
                .toList();
    }

    private Alert alert(Rule.ActiveAlert each, Rule.Alerting rule) {
        Instant since = each.activeAt() == null ? now : each.activeAt();
        var times = new Alert.Times(since.plus(rule.hold()), now.plus(Duration.ofMinutes(4)), now);
        return alert(each.labels(), each.annotations(), times, "");
    }

    private Alert alert(SentAlerts.Sent each) {
        AlertDraft draft = each.alert();
        var times = new Alert.Times(draft.startsAt(), draft.endsAt(), each.updatedAt());
        return alert(draft.labels(), draft.annotations(), times, draft.generatorUrl());
    }

    private Alert alert(Labels labels, Labels annotations, Alert.Times times, String url) {
        List<String> silencedBy = active.entrySet().stream()
                .filter(silence -> silence.getValue().test(labels))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Alert(
                "%016x".formatted(new Noise(1).of(labels.toString()).seed()),
                labels,
                annotations,
                times,
                silencedBy.isEmpty() ? Alert.State.ACTIVE : Alert.State.SUPPRESSED,
                new Alert.Muting(silencedBy, List.of(), List.of()),
                List.copyOf(new LinkedHashSet<>(routing.receivers(labels))),
                url);
    }

    private Alert inhibited(Alert alert, List<Alert> firing) {
        List<String> by = firing.stream()
                .filter(other ->
                        routing.inhibitRules().stream().anyMatch(rule -> rule.inhibits(other.labels(), alert.labels())))
                .map(Alert::fingerprint)
                .toList();
        return by.isEmpty()
                ? alert
                : new Alert(
                        alert.fingerprint(),
                        alert.labels(),
                        alert.annotations(),
                        alert.times(),
                        Alert.State.SUPPRESSED,
                        new Alert.Muting(alert.silencedBy(), by, List.of()),
                        alert.receivers(),
                        alert.generatorUrl());
    }
}
