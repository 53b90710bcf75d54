package dev.porthole.app.boards;

import dev.porthole.app.connect.Connection;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.signals.ClusterSignals;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.signals.SignalSource;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.time.TimeChoice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps the readings of a board's tiles up to date, for the range and namespace that are looked at. */
public final class BoardFeed implements AutoCloseable {

    private static final String KEY = "tile ";

    private final PollEngine engine;
    private final Live<PodTable> pods;
    private final InstantSource clock;
    private final ClusterSignals signals;
    private final List<BoardTile> tiles = new ArrayList<>();
    private final Subscription podsKept;
    private volatile View view;

    private record View(TimeChoice choice, String namespace) {}

    public BoardFeed(
            PollEngine engine,
            Connection<MetricSource> metrics,
            Live<PodTable> pods,
            Board board,
            InstantSource clock,
            TimeChoice choice,
            String namespace) {
        this.engine = engine;
        this.pods = pods;
        this.clock = clock;
        this.signals = new ClusterSignals(metrics, clock, board.thresholds());
        this.view = new View(choice, namespace);
        for (String id : board.tiles()) {
            TileQuestion question = Board.METRIC_TILES.get(id);
            PodTile ofPods = Board.POD_TILES.get(id);
            if (question != null) {
                tiles.add(tile(id, metrics.id(), deadline -> ask(question, deadline)));
            } else if (ofPods != null) {
                tiles.add(tile(id, id, deadline -> pods(ofPods)));
            }
        }
        this.podsKept = pods.subscribe(table -> {
            if (table instanceof Observation.Fresh<PodTable>) {
                engine.refresh(key -> Board.POD_TILES.keySet().stream().anyMatch(id -> key.equals(KEY + id)));
            }
        });
    }

    public List<BoardTile> tiles() {
        return List.copyOf(tiles);
    }

    /** What the cluster's metrics can be asked for. */
    public SignalSource signals() {
        return signals;
    }

    /** From now on looks at another time or namespace; empty for all. */
    public void look(TimeChoice choice, String namespace) {
        view = new View(choice, namespace);
        refresh();
    }

    /** Asks every tile's question again at once. */
    public void refresh() {
        engine.refresh(key -> key instanceof String text && text.startsWith(KEY));
    }

    @Override
    public void close() {
        podsKept.close();
    }

    private BoardTile tile(String id, String lane, Function<Deadline, Outcome<TileReading>> question) {
        return new BoardTile(id, engine.poll(new PollSpec<>(KEY + id, lane, question)));
    }

    private Outcome<TileReading> ask(TileQuestion question, Deadline deadline) {
        return signals.ask(deadline, (measured, limit) -> question.ask(new BoardSignals(measured, scope()), limit));
    }

    private Outcome<TileReading> pods(PodTile tile) {
        return switch (pods.latest()) {
            case Observation.Fresh<PodTable>(var table, var at, var notes) ->
                Outcome.of(tile.read(table, scope()), notes);
            case Observation.Stale<PodTable>(var table, var at, var failure) -> Outcome.failed(failure);
            case Observation.Failed<PodTable>(var failure, var at) -> Outcome.failed(failure);
            case Observation.Pending<PodTable> pending -> Outcome.failed(new Failure.Cancelled("", "not yet listed"));
        };
    }

    private BoardScope scope() {
        View now = view;
        return BoardScope.of(now.choice.at(clock.instant()), now.namespace);
    }
}
