package dev.porthole.app.drilldown;

import dev.porthole.app.session.FiringAlerts;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.text.OneLineText;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a session knows of changes: rollouts, restarts, alerts, silences, and the cluster's own events of nodes and
 * scaling. Of config maps the API keeps no time of change. */
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
    /** The deployment controller's word. */
    private static final String SCALED = "ScalingReplicaSet";
    /** A rollout lasts about so long. */
    private static final Duration ROLLING = Duration.ofMinutes(10);

    private final Session session;
    private final Rollouts rollouts;

    public KnownChanges(Session session) {
        this.session = session;
        this.rollouts = new Rollouts(session.cluster().workloads()::ask);
    }

    @Override
    public List<Change> within(TimeRange range) {
        PodTable pods = session.pods().latest().known().orElse(PodTable.EMPTY);
        List<Change> rolledOut = rollouts.within(range, pods.all());
        return Stream.of(
                        rolledOut.stream(),
                        restarts(pods.restarts(), range),
                        alerts(range),
                        silences(range),
                        events(range, rolledOut))
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
                Labels.of("namespace", one.pod().namespace(), "pod", one.pod().name()),
                new Change.Lead.PodStory(one.pod()));
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
                alert.labels(),
                new Change.Lead.OneAlert());
    }

    private Stream<Change> silences(TimeRange range) {
        Outcome<List<Silence>> silences = session.cluster()
                .alerts()
                .ask(Deadline.after(LIMIT), (source, deadline) -> source.silences(List.of(), deadline));
        return silences instanceof Outcome.Success<List<Silence>>(var all, var notes)
                ? all.stream()
                        .filter(silence -> range.contains(silence.startsAt()))
                        .map(KnownChanges::silence)
                : Stream.empty();
    }

    static Change silence(Silence silence) {
        String what = silence.matchers().stream()
                .map(matcher -> matcher.name() + matcher.operator().sign() + matcher.value())
                .collect(Collectors.joining(", "));
        String comment = new OneLineText(silence.comment()).text();
        var labels = new TreeMap<String, String>();
        silence.matchers().stream()
                .filter(matcher -> matcher.operator() == Matcher.Operator.EQUAL)
                .forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        return new Change(
                Change.Kind.SILENCE,
                silence.startsAt(),
                Phrase.of(
                        "metrics.changed.silence",
                        new OneLineText(what).text(),
                        new OneLineText(silence.createdBy()).text(),
                        comment.isEmpty() ? 0 : 1,
                        comment),
                "",
                Labels.of(labels));
    }

    private Stream<Change> events(TimeRange range, List<Change> rolledOut) {
        Outcome<List<ClusterEvent>> events = session.cluster()
                .workloads()
                .ask(Deadline.after(LIMIT), (source, deadline) -> source.events("", deadline));
        // Without events there is one kind of change less; the pods' own connection says what is wrong.
        return events instanceof Outcome.Success<List<ClusterEvent>>(var all, var notes)
                ? all.stream().filter(event -> range.contains(event.at())).flatMap(event -> event(event, rolledOut))
                : Stream.empty();
    }

    static Stream<Change> event(ClusterEvent event, List<Change> rolledOut) {
        if (event.reason().equals(SCALED) && event.objectKind().equals("Deployment")) {
            return scaled(event, rolledOut);
        }
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

    /** A rollout scales its replica sets, too: only what is scaled without one is a change of its own. */
    private static Stream<Change> scaled(ClusterEvent event, List<Change> rolledOut) {
        boolean part = rolledOut.stream()
                .anyMatch(rollout -> rollout.labels().get("workload").equals(event.objectName())
                        && rollout.labels().get("namespace").equals(event.namespace())
                        && Duration.between(rollout.at(), event.at()).abs().compareTo(ROLLING) < 0);
        return part
                ? Stream.empty()
                : Stream.of(new Change(
                        Change.Kind.CONFIG,
                        event.at(),
                        Phrase.of(
                                "metrics.changed.scaled", event.objectName(), new OneLineText(event.message()).text()),
                        "",
                        Labels.of("namespace", event.namespace(), "workload", event.objectName())));
    }
}
