package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.alerts.LocalAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What Alertmanager has, with what fires here. An alert of ours that was sent to Alertmanager is one, Alertmanager's. Where
 * there is no Alertmanager, ours are all there is, and it is still told why.
 */
public record WithLocalAlerts(Live<List<AlertGroup>> alertmanager, Live<List<WatchedAlarm>> local)
        implements Live<List<AlertGroup>> {

    /** From its last evaluation on, unless it is evaluated again. */
    private static final Duration LASTS = Duration.ofMinutes(4);

    @Override
    public Observation<List<AlertGroup>> latest() {
        List<WatchedAlarm> ours = local.latest().known().orElse(List.of());
        Observation<List<AlertGroup>> theirs = alertmanager.latest();
        if (theirs instanceof Observation.Failed<List<AlertGroup>>(var failure, var at)) {
            List<AlertGroup> groups = groups(ours, List.of());
            return groups.isEmpty() ? theirs : new Observation.Stale<>(groups, at, failure);
        }
        return theirs.map(groups ->
                Stream.concat(groups.stream(), groups(ours, groups).stream()).toList());
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<List<AlertGroup>>> listener) {
        Subscription first = alertmanager.subscribe(state -> listener.accept(latest()));
        Subscription second = local.subscribe(state -> listener.accept(latest()));
        return () -> {
            first.close();
            second.close();
        };
    }

    private static List<AlertGroup> groups(List<WatchedAlarm> ours, List<AlertGroup> theirs) {
        Set<Labels> sent = new HashSet<>();
        theirs.forEach(group -> group.alerts().stream()
                .filter(alert -> alert.labels().get(LocalAlerts.SENT_BY).equals(LocalAlerts.SENDER))
                .forEach(alert -> sent.add(alert.labels().without(List.of(LocalAlerts.SENT_BY)))));
        return ours.stream()
                .map(alarm -> new AlertGroup(
                        Labels.of("alertname", alarm.definition().name()),
                        "",
                        alarm.alerts().stream()
                                .filter(alert -> alert.state() == Rule.State.FIRING && !sent.contains(alert.labels()))
                                .map(alert -> alert(alert, alarm))
                                .toList()))
                .filter(group -> !group.alerts().isEmpty())
                .toList();
    }

    private static Alert alert(Rule.ActiveAlert alert, WatchedAlarm alarm) {
        Instant since = Objects.requireNonNull(alert.activeAt(), "it is active");
        Instant fires = since.plus(alarm.definition().condition().hold());
        Instant evaluated =
                alarm.lastRun().at() == null ? fires : alarm.lastRun().at();
        return new Alert(
                "local " + alert.labels(),
                alert.labels(),
                alert.annotations(),
                new Alert.Times(fires, evaluated.plus(LASTS), evaluated),
                Alert.State.ACTIVE,
                Alert.Muting.NONE,
                List.of(),
                LocalAlerts.GENERATOR);
    }
}
