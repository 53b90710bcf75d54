package dev.porthole.app.boards;

import dev.porthole.app.boards.file.QueryVariables;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A person's own query: its one value, or the largest of its series, which is named. */
record QueryTile(TileSource.OfQuery query) implements TileQuestion {

    private static final String[] NAMES = {
        "service", "workload", "deployment", "pod", "route", "uri", "handler", "node", "instance", "namespace", "job"
    };

    @Override
    public String id() {
        return "query";
    }

    /** With the variables' values in it. */
    static Signal.Expression expression(TileSource.OfQuery query, BoardScope scope) {
        return new Signal.Expression(new QueryVariables(query.promql()).with(scope.values()), query.unit());
    }

    @Override
    public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
        Quantity quantity = Quantities.of(query.unit());
        return signals.own(query, deadline).map(samples -> {
            Optional<Sample> largest = samples.stream()
                    .filter(sample -> !Double.isNaN(sample.value()))
                    .max(Comparator.comparingDouble(Sample::value));
            return largest.map(worst ->
                            reading(worst, samples.size(), quantity).withTrend(line(worst.labels(), signals, deadline)))
                    .orElseGet(() -> TileReading.absent(
                            quantity, Phrase.of(samples.isEmpty() ? "board.absent.query" : "board.absent.notANumber")));
        });
    }

    private static TileReading reading(Sample worst, int series, Quantity quantity) {
        Phrase detail = series == 1
                ? Phrase.of("board.part", name(worst.labels()))
                : Phrase.of("board.detail.series", name(worst.labels()), series);
        return TileReading.of(new TileNumber(worst.value(), quantity, Severity.OK, Double.NaN), detail)
                .withFocus(worst.labels());
    }

    private Optional<TimeSeries> line(Labels labels, BoardSignals signals, Deadline deadline) {
        return lines(signals, deadline).stream()
                .filter(series -> series.labels().equals(labels))
                .findFirst();
    }

    List<TimeSeries> lines(BoardSignals signals, Deadline deadline) {
        BoardScope scope = signals.scope();
        return signals
                .range(
                        new SignalQuestion(
                                expression(query, scope), signals.of(), Grouping.TOTAL, scope.range(), scope.step()),
                        deadline)
                .stream()
                .map(series -> new TimeSeries(
                        series.labels().without(List.of("__name__")),
                        series.startMs(),
                        series.stepMs(),
                        series.values()))
                .toList();
    }

    /** What tells a series apart, in a few words. */
    static String name(Labels labels) {
        return labels.findFirst(NAMES)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> String.join(" ", labels.asMap().values()));
    }
}
