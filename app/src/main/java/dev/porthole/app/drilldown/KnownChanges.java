package dev.porthole.app.drilldown;

import dev.porthole.app.session.FiringAlerts;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.metrics.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a session knows of changes: rollouts, restarts, alerts, and the cluster's own events of nodes and scaling. */
public final class KnownChanges implements Change.Source {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** The kubelet's and the controllers' words for what happens to a node. */
    private static final Set<String> OF_NODES = Set.of(
            "NodeNotReady",
            "NodeNotSchedulable",
            "NodeHasDiskPressure",
            "NodeHasInsufficientMemory",
            "NodeHasInsufficientPID",
            "SystemOOM",
            "Rebooted",
            "EvictionThresholdMet");
    /** The autoscaler's word. */
    private static final String RESCALED = "SuccessfulRescale";

    private final Session session;
    private final Rollouts rollouts;

    public KnownChanges(Session session) {
        this.session = session;
        this.rollouts = new Rollouts(session.cluster().workloads()::ask);
    }

    @Override
    public List<Change> within(TimeRange range) {
        PodTable pods = session.pods().latest().known().orElse(PodTable.EMPTY);
        return Stream.of(
                        rollouts.within(range, pods.all()).stream(),
                        restarts(pods.restarts(), range),
                        alerts(range),
                        events(range))
                .flatMap(changes -> changes)
                .toList();
    }

    /** Restarts of one container for the same reason are one change, from the first on. */
    static Stream<Change> restarts(List<ContainerRestart> all, TimeRange range) {
        var alike = new LinkedHashMap<List<Object>, List<ContainerRestart>>();
        all.stream()
                .filter(restart -> range.contains(restart.ended().finishedAt()))
                .forEach(restart -> alike.computeIfAbsent(
                                List.of(
                                        restart.pod(),
                                        restart.container(),
                                        restart.ended().reason()),
                                key -> new ArrayList<>())
                        .add(restart));
        return alike.values().stream().map(KnownChanges::restart);
    }

    private static Change restart(List<ContainerRestart> alike) {
        ContainerRestart one = alike.getFirst();
        Instant first = alike.stream()
                .map(restart -> restart.ended().finishedAt())
                .min(Instant::compareTo)
                .orElse(one.ended().finishedAt());
        return new Change(
                Change.Kind.RESTART,
                first,
                Phrase.of(
                        "metrics.changed.restart",
                        one.pod().name(),
                        one.ended().reason(),
                        one.ended().exitCode(),
                        alike.size()),
                "",
                Labels.of("namespace", one.pod().namespace(), "pod", one.pod().name()));
    }

    private Stream<Change> alerts(TimeRange range) {
        return session.alerts().latest().known().stream()
                .flatMap(groups -> FiringAlerts.of(groups).stream())
                .filter(alert -> range.contains(alert.startsAt()))
                .map(KnownChanges::alert);
    }

    private static Change alert(Alert alert) {
        return new Change(
                Change.Kind.ALERT,
                alert.startsAt(),
                Phrase.of("metrics.changed.alert", alert.name()),
                alert.name(),
                alert.labels());
    }

    private Stream<Change> events(TimeRange range) {
        Outcome<List<ClusterEvent>> events = session.cluster()
                .workloads()
                .ask(Deadline.after(LIMIT), (source, deadline) -> source.events("", deadline));
        // Without events there is one kind of change less; the pods' own connection says what is wrong.
        return events instanceof Outcome.Success<List<ClusterEvent>>(var all, var notes)
                ? all.stream().filter(event -> range.contains(event.at())).flatMap(KnownChanges::event)
                : Stream.empty();
    }

    static Stream<Change> event(ClusterEvent event) {
        boolean node = event.objectKind().equals("Node") && OF_NODES.contains(event.reason());
        if (!node && !event.reason().equals(RESCALED)) {
            return Stream.empty();
        }
        Map<String, String> labels = node
                ? Map.of("node", event.objectName())
                : Map.of("namespace", event.namespace(), "workload", event.objectName());
        return Stream.of(new Change(
                node ? Change.Kind.NODE : Change.Kind.CONFIG,
                event.at(),
                Phrase.of("metrics.changed.event", event.objectName(), node ? event.reason() : event.message()),
                node ? event.objectName() + " " + event.reason() : "",
                Labels.of(labels)));
    }
}
