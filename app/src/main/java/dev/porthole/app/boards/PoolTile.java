package dev.porthole.app.boards;

import dev.porthole.app.boards.Answers.Asked;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.List;
import java.util.Optional;

/** The fullest connection pool of any process, and how many threads wait for a connection. */
record PoolTile() implements TileQuestion {

    @Override
    public String id() {
        return "pool";
    }

    @Override
    public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
        return Answers.to(
                List.of(
                        Asked.of(Known.POOL, Grouping.POOL),
                        Asked.of(Known.POOL_USED, Grouping.POOL),
                        Asked.of(Known.POOL_SIZE, Grouping.POOL),
                        Asked.of(Known.POOL_WAITING, Grouping.POOL)),
                signals,
                deadline,
                answers -> answers.first()
                        .largest()
                        .map(fullest -> TileWords.told(reading(fullest, answers, signals), answers))
                        .orElseGet(() -> withoutShare(answers)));
    }

    private static TileReading reading(Sample fullest, Answers answers, BoardSignals signals) {
        SignalBounds bounds = signals.thresholds().bounds(Known.POOL);
        Sample worst = waiting(answers)
                .flatMap(queue -> answers.first().samples().stream()
                        .filter(pool -> pool.labels().equals(queue.labels()))
                        .findFirst())
                .orElse(fullest);
        Labels pool = worst.labels();
        double waiting = answers.of(3).of(pool).orElse(0.0);
        Severity severity = waiting > 0 ? Severity.CRITICAL : TileWords.above(worst.value(), bounds);
        return TileReading.of(
                        new TileNumber(worst.value(), Quantity.RATIO, severity, bounds.warning()),
                        Phrase.of(
                                "board.detail.pool",
                                amount(answers.of(1).of(pool)),
                                amount(answers.of(2).of(pool)),
                                amount(Optional.of(waiting))))
                .withLimit(TileWords.limit(bounds, Quantity.RATIO))
                .withFocus(pool.only(List.of("namespace", "service")));
    }

    /** The pool that most wait for, if any do. */
    private static Optional<Sample> waiting(Answers answers) {
        return answers.of(3).largest().filter(pool -> pool.value() > 0);
    }

    private static TileReading withoutShare(Answers answers) {
        if (!answers.first().told()) {
            return TileWords.absent(Quantity.RATIO, Phrase.of("board.absent.pool"), answers);
        }
        Optional<Sample> busiest = answers.of(1).largest();
        Optional<Sample> waiting = waiting(answers);
        if (busiest.isEmpty()) {
            return TileWords.absent(Quantity.RATIO, Phrase.of("board.absent.poolSeries"), answers);
        }
        Labels pool = waiting.orElse(busiest.get()).labels();
        double used = answers.of(1).of(pool).orElse(0.0);
        TileReading reading = waiting.isPresent()
                ? TileReading.of(
                        new TileNumber(used, Quantity.COUNT, Severity.CRITICAL, Double.NaN),
                        Phrase.of(
                                "board.detail.pool",
                                amount(Optional.of(used)),
                                "\u2013",
                                amount(waiting.map(Sample::value))))
                : TileReading.of(
                        new TileNumber(used, Quantity.COUNT, Severity.OK, Double.NaN),
                        Phrase.of("board.detail.poolUnlimited", amount(Optional.of(used))));
        return TileWords.doubting(reading.withFocus(pool.only(List.of("namespace", "service"))), answers.doubts());
    }

    private static Amount amount(Optional<Double> value) {
        return new Amount(value.orElse(TimeSeries.ABSENT), Quantity.COUNT);
    }
}
