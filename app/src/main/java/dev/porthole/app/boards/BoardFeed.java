package dev.porthole.app.boards;

import dev.porthole.app.boards.KnownTiles.PodTile;
import dev.porthole.app.connect.Connection;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.signals.ClusterSignals;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.time.TimeChoice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps the readings of a board's tiles up to date, for the range and the variables that are looked at. */
public final class BoardFeed implements AutoCloseable {

    private final Sources from;
    private final BoardDefinition board;
    private final List<BoardTile> tiles = new ArrayList<>();
    private final Subscription podsKept;
    private volatile View view;

    /** What a board is told by. */
    public record Sources(
            PollEngine engine,
            Connection<MetricSource> metrics,
            ClusterSignals signals,
            Live<PodTable> pods,
            InstantSource clock) {}

    /**
     * What is looked at.
     *
     * @param values of variables; without one for all
     */
    public record View(TimeChoice time, Map<BoardVariable, String> values) {
        public View {
            values = Map.copyOf(values);
        }
    }

    /** A question of this feed: another feed of the same board asks its own. */
    private record Key(BoardFeed feed, String tile, boolean ofPods) {}

    public BoardFeed(Sources from, BoardDefinition board, View view) {
        this.from = from;
        this.board = board;
        this.view = view;
        for (TileDefinition definition : board.tiles()) {
            var tile = new DefinedTile(definition);
            Optional<PodTile> ofPods = tile.ofPods();
            tiles.add(
                    ofPods.isPresent()
                            ? tile(definition, definition.id(), true, deadline -> pods(ofPods.get()))
                            : tile(definition, from.metrics().id(), false, deadline -> ask(tile, deadline)));
        }
        this.podsKept = from.pods().subscribe(table -> {
            if (table instanceof Observation.Fresh<PodTable>) {
                from.engine().refresh(key -> key instanceof Key mine && mine.feed() == this && mine.ofPods());
            }
        });
    }

    /** The services that answer requests, each with its namespace before a stroke, in order. */
    public static Outcome<List<String>> services(ClusterSignals signals, Instant at, Deadline deadline) {
        return signals.ask(
                deadline,
                (measured, limit) -> measured.now(
                                Signal.Known.REQUESTS, SignalScope.CLUSTER, Grouping.SERVICE, at, limit)
                        .map(answer -> answer.samples().stream()
                                .map(sample -> sample.labels().get("namespace").isEmpty()
                                        ? sample.labels().get("service")
                                        : sample.labels().get("namespace") + "/"
                                                + sample.labels().get("service"))
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .sorted()
                                .toList()));
    }

    public BoardDefinition board() {
        return board;
    }

    public List<BoardTile> tiles() {
        return List.copyOf(tiles);
    }

    /** The query of a tile that has one, by what a click on it opens, for what is looked at now. */
    public Optional<Signal.Expression> query(String opens) {
        return board.tiles().stream()
                .filter(tile -> opens(tile).equals(opens))
                .flatMap(tile -> tile.source() instanceof TileSource.OfQuery query
                        ? Stream.of(QueryTile.expression(query, scope()))
                        : Stream.empty())
                .findFirst();
    }

    /** What a tile with a query is called, by what a click on it opens. */
    public Optional<Phrase> title(String opens) {
        return tiles.stream()
                .filter(tile -> tile.opens().equals(opens) && tile.definition().source() instanceof TileSource.OfQuery)
                .map(BoardTile::title)
                .findFirst();
    }

    /** The values of the variables now. */
    public Map<BoardVariable, String> values() {
        return view.values();
    }

    /** From now on looks at something else. */
    public void look(View other) {
        view = other;
        refresh();
    }

    /** Asks every tile's question again at once. */
    public void refresh() {
        from.engine().refresh(key -> key instanceof Key mine && mine.feed() == this);
    }

    @Override
    public void close() {
        podsKept.close();
        from.engine().forget(key -> key instanceof Key mine && mine.feed() == this);
    }

    private BoardTile tile(
            TileDefinition tile, String lane, boolean ofPods, Function<Deadline, Outcome<TileReading>> question) {
        Live<TileReading> reading =
                from.engine().poll(new PollSpec<>(new Key(this, tile.id(), ofPods), lane, question));
        return new BoardTile(tile, title(tile), opens(tile), reading);
    }

    private String opens(TileDefinition tile) {
        return tile.source() instanceof TileSource.OfSignal(String signal) ? signal : board.id() + "/" + tile.id();
    }

    /** Given, or the signal's, or that of a tile that came with Porthole. */
    private Phrase title(TileDefinition tile) {
        if (!tile.title().isEmpty()) {
            return Phrase.of("board.part", tile.title());
        }
        if (!(tile.source() instanceof TileSource.OfSignal(String signal))) {
            return Phrase.of("board." + board.id() + "." + tile.id());
        }
        Phrase name = Phrase.of("tile." + signal);
        return tile.by().isEmpty()
                ? name
                : Phrase.of("board.title.by", name, Phrase.of("metrics.grouping." + tile.by()));
    }

    private Outcome<TileReading> ask(DefinedTile tile, Deadline deadline) {
        return from.signals().ask(deadline, (measured, limit) -> tile.ask(new BoardSignals(measured, scope()), limit));
    }

    private Outcome<TileReading> pods(PodTile tile) {
        return switch (from.pods().latest()) {
            case Observation.Fresh<PodTable>(var table, var at, var notes) ->
                Outcome.of(tile.read(table, scope()), notes);
            case Observation.Stale<PodTable>(var table, var at, var failure) -> Outcome.failed(failure);
            case Observation.Failed<PodTable>(var failure, var at) -> Outcome.failed(failure);
            case Observation.Pending<PodTable> pending ->
                Outcome.failed(new Failure.Cancelled("", Detail.of("app.notListed")));
        };
    }

    private BoardScope scope() {
        View now = view;
        return BoardScope.of(now.time().at(from.clock().instant()), now.values());
    }
}
