package dev.porthole.app.boards;

import dev.porthole.app.signals.Measurement;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.views.board.TilePart;
import dev.porthole.views.board.definition.TileBounds;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.i18n.Phrase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks for the parts that a tile shows beside its number: the largest first. A part that is refused is left out. */
record TileParts(TileDefinition tile, TileBounds bounds) {

    private static final int MOST = 50;

    List<TilePart> ask(BoardSignals signals, Deadline deadline) {
        return switch (tile.visual()) {
            case NUMBER, GAUGE -> List.of();
            case PERCENTILES -> percentiles(signals, deadline);
            case STATUS -> tallies(parts(signals, deadline));
            case BAR, TABLE, CHART -> parts(signals, deadline);
        };
    }

    /** How many are well, to be watched, and broken; always these three. */
    static List<TilePart> tallies(List<TilePart> parts) {
        return List.of(
                tally("board.status.ok", Severity.OK, parts),
                tally("board.status.warning", Severity.WARNING, parts),
                tally("board.status.critical", Severity.CRITICAL, parts));
    }

    private static TilePart tally(String key, Severity severity, List<TilePart> parts) {
        List<TilePart> of =
                parts.stream().filter(part -> part.severity() == severity).toList();
        return new TilePart(
                Phrase.of(key),
                of.size(),
                severity,
                of.isEmpty() ? Labels.EMPTY : of.getFirst().labels(),
                Optional.empty());
    }

    private List<TilePart> percentiles(BoardSignals signals, Deadline deadline) {
        return List.of(
                percentile("p50", Known.LATENCY_MEDIAN, signals, deadline),
                percentile("p95", Known.LATENCY, signals, deadline),
                percentile("p99", Known.LATENCY_P99, signals, deadline));
    }

    private TilePart percentile(String name, Known signal, BoardSignals signals, Deadline deadline) {
        double value = signals.now(signal, Grouping.TOTAL, deadline)
                        instanceof Outcome.Success<Measurement>(var measurement, var notes)
                ? measurement.single().orElse(TimeSeries.ABSENT)
                : TimeSeries.ABSENT;
        Severity severity = signal == Known.LATENCY ? bounds.of(value) : Severity.OK;
        return TilePart.of(name, value, severity, Labels.EMPTY);
    }

    private List<TilePart> parts(BoardSignals signals, Deadline deadline) {
        return switch (tile.source()) {
            case TileSource.OfQuery query -> ofQuery(query, signals, deadline);
            case TileSource.OfSignal(String id) ->
                Known.of(id).map(signal -> ofSignal(signal, signals, deadline)).orElse(List.of());
        };
    }

    private List<TilePart> ofSignal(Known signal, BoardSignals signals, Deadline deadline) {
        List<Grouping> offered = signals.measured().groupings(signal, signals.of());
        Optional<Grouping> by = tile.by().isEmpty()
                ? offered.stream().findFirst()
                : Arrays.stream(Grouping.values())
                        .filter(grouping -> grouping.label().equals(tile.by()))
                        .findFirst();
        if (by.isEmpty()) {
            return List.of();
        }
        List<Sample> now = signals.now(signal, by.get(), deadline)
                        instanceof Outcome.Success<Measurement>(var measurement, var notes)
                ? measurement.samples()
                : List.of();
        String label = by.get().label();
        List<TimeSeries> lines = tile.visual() != TileVisual.CHART
                ? List.of()
                : signals.range(
                        new SignalQuestion(
                                signal,
                                signals.of(),
                                by.get(),
                                signals.scope().range(),
                                signals.scope().step()),
                        deadline);
        return parts(now, lines, labels -> labels.get(label));
    }

    private List<TilePart> ofQuery(TileSource.OfQuery query, BoardSignals signals, Deadline deadline) {
        List<Sample> now = signals.own(query, deadline) instanceof Outcome.Success<List<Sample>>(var samples, var notes)
                ? samples
                : List.of();
        List<TimeSeries> lines =
                tile.visual() == TileVisual.CHART ? new QueryTile(query).lines(signals, deadline) : List.of();
        return parts(now, lines, labels -> tile.by().isEmpty() ? QueryTile.name(labels) : labels.get(tile.by()));
    }

    private List<TilePart> parts(List<Sample> now, List<TimeSeries> lines, Function<Labels, String> name) {
        Map<Labels, TimeSeries> byLabels =
                lines.stream().collect(Collectors.toMap(TimeSeries::labels, line -> line, (one, other) -> one));
        Comparator<Sample> order = Comparator.comparingDouble(Sample::value);
        return now.stream()
                .filter(sample -> !Double.isNaN(sample.value()))
                .sorted(bounds.below() ? order : order.reversed())
                .limit(MOST)
                .map(sample -> new TilePart(
                        Phrase.of("board.part", name.apply(sample.labels())),
                        sample.value(),
                        bounds.of(sample.value()),
                        sample.labels(),
                        Optional.ofNullable(byLabels.get(sample.labels()))))
                .toList();
    }
}
