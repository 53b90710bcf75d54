package dev.porthole.app.session;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.ClusterQuestions;
import dev.porthole.app.alerts.alarms.WithLocalAlerts;
import dev.porthole.app.boards.BoardFeed;
import dev.porthole.app.boards.file.BuiltInBoards;
import dev.porthole.app.connect.Cluster;
import dev.porthole.app.connect.ConnectedLive;
import dev.porthole.app.connect.MappedLive;
import dev.porthole.app.engine.NetworkWatch;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.restarts.EitherUsage;
import dev.porthole.app.restarts.EvidenceGatherer;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.restarts.MetricRestarts;
import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.app.restarts.RestartRecorder;
import dev.porthole.app.restarts.SampledUsage;
import dev.porthole.app.signals.ClusterSignals;
import dev.porthole.app.signals.Thresholds;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.workloads.PastRestarts;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster that is watched, whoever looks at it: a window, a terminal. Closing it ends every thread and connection. */
public final class Session implements AutoCloseable {

    private final Timer.Closing timer;
    private final PollEngine engine;
    private final NetworkWatch network;
    private final Cluster cluster;
    private final Diagnostics diagnostics;
    private final ClusterSignals signals;
    private final BoardFeed.Sources boardSources;
    private final BoardFeed board;
    private final Live<PodTable> pods;
    private final Live<List<AlertGroup>> alerts;
    private final Live<List<Silence>> silences;
    private final Live<List<Rule>> rules;
    private final SessionAlarms alarms;
    private final UsageSource usage;
    private final PastRestarts pastRestarts;
    private final KeptLines keptLines;
    private final EvidenceGatherer evidence;
    private @Nullable RestartRecorder recorder;

    /**
     * Begins to watch when the first listener comes.
     *
     * @param opener makes the cluster's connections, to be asked by the engine given
     * @param refresh between two askings; zero asks once
     * @param keptLines whether the last lines of containers that end may be kept in memory
     * @param alarms that are evaluated here, by the cluster's name
     */
    public Session(
            Function<PollEngine, Cluster> opener,
            InstantSource clock,
            Duration refresh,
            TimeChoice choice,
            String namespace,
            KeptLines keptLines,
            Function<String, AlarmChoices> alarms) {
        this.keptLines = keptLines;
        this.timer = Timer.real();
        this.engine = PollEngine.real(timer, refresh);
        this.network = NetworkWatch.real(timer, clock, engine::refresh);
        this.cluster = opener.apply(engine);
        this.diagnostics = new Diagnostics(cluster, clock);
        this.pods = new ConnectedLive<>(cluster.workloads(), WorkloadSource::pods);
        this.signals = new ClusterSignals(cluster.metrics(), clock, Thresholds.DEFAULT);
        this.boardSources = new BoardFeed.Sources(engine, cluster.metrics(), signals, pods, clock);
        this.board = board(
                new BuiltInBoards().board(BuiltInBoards.ON_CALL),
                new BoardFeed.View(choice, Map.of(BoardVariable.NAMESPACE, namespace)));
        var alertConnection = cluster.alerts();
        this.alerts = engine.poll(new PollSpec<>(
                "alert groups",
                alertConnection.id(),
                deadline -> alertConnection.ask(deadline, (source, limit) -> source.groups(AlertFilter.ALL, limit))));
        this.silences = engine.poll(new PollSpec<>(
                "silences",
                alertConnection.id(),
                deadline -> alertConnection.ask(deadline, (source, limit) -> source.silences(List.of(), limit))));
        var metrics = cluster.metrics();
        this.rules = engine.poll(new PollSpec<>(
                "rules", metrics.id(), deadline -> metrics.ask(deadline, (source, limit) -> source.rules(limit))));
        this.alarms = new SessionAlarms(
                timer,
                alarms.apply(cluster.name()),
                new ClusterQuestions(signals, metrics),
                clock,
                deadline -> alertConnection.ask(deadline, (source, limit) -> source.groups(AlertFilter.ALL, limit)));
        this.usage = new EitherUsage(new MetricUsage(metrics::ask), new SampledUsage(cluster.workloads()::ask, clock));
        this.pastRestarts = new MetricRestarts(metrics::ask);
        this.evidence = new EvidenceGatherer(cluster.workloads()::ask, usage, keptLines.allowed(), clock);
    }

    public Cluster cluster() {
        return cluster;
    }

    public PollEngine engine() {
        return engine;
    }

    /** The board for whoever is on call, which is kept as long as the session. */
    public BoardFeed board() {
        return board;
    }

    /** Another board; whoever opens it closes it. */
    public BoardFeed board(BoardDefinition definition, BoardFeed.View view) {
        return new BoardFeed(boardSources, definition, view);
    }

    /** What the cluster's metrics can be asked for. */
    public ClusterSignals signals() {
        return signals;
    }

    public Live<PodTable> pods() {
        return pods;
    }

    public Live<List<AlertGroup>> alerts() {
        return alerts;
    }

    /** Those of Alertmanager, those that ended too. */
    public Live<List<Silence>> silences() {
        return silences;
    }

    /** What was written to Alertmanager is seen at once. */
    public void askAlertsAgain() {
        engine.refresh(key -> key.equals("silences") || key.equals("alert groups"));
    }

    public Live<List<Rule>> rules() {
        return rules;
    }

    /** What Alertmanager has, and what fires by the local alarms. */
    public Live<List<AlertGroup>> allAlerts() {
        return new WithLocalAlerts(alerts, alarms.watched());
    }

    /** The cluster's rules and the local alarms. */
    public Live<List<Rule>> allRules() {
        return new WithLocalRules(rules, alarms.rules());
    }

    /** What is evaluated here, for a cluster that has no rules of its own. */
    public SessionAlarms alarms() {
        return alarms;
    }

    /** How all of it does, for somebody who is asked for help. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** What containers use. */
    public UsageSource usage() {
        return usage;
    }

    /** How often pods restarted before anybody watched. */
    public PastRestarts pastRestarts() {
        return pastRestarts;
    }

    /** The evidence of restarts, gathered from the first call on, which keeps the cluster's pods under watch. */
    public synchronized RestartArchive restarts() {
        RestartRecorder recording = recorder;
        if (recording == null) {
            recording = new RestartRecorder(pods, evidence);
            recorder = recording;
        }
        return recording;
    }

    /** Keeps the last lines of containers that end from now on, or keeps none, not even those that are kept. */
    public synchronized void toggleKeptLines() {
        boolean now = !keptLines.allowed().getAsBoolean();
        keptLines.allow().accept(now);
        if (!now && recorder != null) {
            recorder.forgetLines();
        }
    }

    /** How many alerts fire that are about a service. */
    public Live<Integer> firing() {
        return new MappedLive<>(allAlerts(), groups -> FiringAlerts.of(groups).size());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (recorder != null) {
                recorder.close();
            }
        }
        network.close();
        alarms.close();
        board.close();
        engine.close();
        cluster.close();
        timer.close();
    }
}
