package dev.porthole.app.boards;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How well the promise was kept over the range that is looked at: each moment's share of failures weighs as much as there
 * were requests. What may fail is the limit of the error rate.
 */
final class GoalTiles {

    static final List<TileQuestion> ALL = List.of(new Availability(), new ErrorBudget());

    /** Below so much of the budget it is time to look. */
    private static final double LITTLE_LEFT = 0.25;

    private GoalTiles() {}

    /** The share of requests of the range that did not fail. */
    record Availability() implements TileQuestion {
        @Override
        public String id() {
            return "availability";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            double allowed = signals.thresholds().bounds(Known.ERRORS).critical();
            return failed(signals, deadline, failed -> {
                double available = 1 - failed.share();
                Severity severity = failed.share() > allowed ? Severity.CRITICAL : Severity.OK;
                return TileReading.of(
                                new TileNumber(available, Quantity.RATIO, severity, 1 - allowed),
                                Phrase.of(
                                        "board.detail.goal",
                                        new Amount(1 - allowed, Quantity.RATIO),
                                        new Amount(failed.requests(), Quantity.COUNT)))
                        .withLimit(Phrase.of("board.limit.below", new Amount(1 - allowed, Quantity.RATIO)))
                        .withTrend(Optional.of(failed.without()));
            });
        }
    }

    /** The share that is left of what may fail; less than nothing when more failed. */
    record ErrorBudget() implements TileQuestion {
        @Override
        public String id() {
            return "errorBudget";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            double allowed = signals.thresholds().bounds(Known.ERRORS).critical();
            return failed(signals, deadline, failed -> {
                double left = 1 - failed.share() / allowed;
                Severity severity = left <= 0 ? Severity.CRITICAL : left < LITTLE_LEFT ? Severity.WARNING : Severity.OK;
                return TileReading.of(
                        new TileNumber(left, Quantity.RATIO, severity, Double.NaN),
                        Phrase.of(
                                "board.detail.budget",
                                new Amount(failed.share(), Quantity.RATIO),
                                new Amount(allowed, Quantity.RATIO)));
            });
        }
    }

    /**
     * What failed over a range.
     *
     * @param requests how many there were
     * @param without the share that did not fail, over time
     */
    record Failed(double share, double requests, TimeSeries without) {

        /** Empty when there were no requests. */
        static Optional<Failed> of(TimeSeries errors, TimeSeries requests) {
            double failed = 0;
            double all = 0;
            double[] without = new double[errors.size()];
            for (int i = 0; i < without.length; i++) {
                double share = errors.values()[i];
                without[i] = TimeSeries.isAbsent(share) ? TimeSeries.ABSENT : 1 - share;
                int place = (int) Math.floorDiv(errors.timeMs(i) - requests.startMs(), requests.stepMs());
                boolean known = place >= 0 && place < requests.size() && !TimeSeries.isAbsent(share);
                double rate = known ? requests.values()[place] : TimeSeries.ABSENT;
                if (!TimeSeries.isAbsent(rate)) {
                    failed += share * rate;
                    all += rate;
                }
            }
            return all > 0
                    ? Optional.of(new Failed(
                            failed / all,
                            all * errors.stepMs() / 1000,
                            new TimeSeries(errors.labels(), errors.startMs(), errors.stepMs(), without)))
                    : Optional.empty();
        }
    }

    private static Outcome<TileReading> failed(
            BoardSignals signals, Deadline deadline, Function<Failed, TileReading> reading) {
        return signals.line(Known.ERRORS, deadline)
                .then(errors -> signals.line(Known.REQUESTS, deadline)
                        .map(requests -> errors.flatMap(share -> requests.flatMap(rate -> Failed.of(share, rate)))
                                .map(reading)
                                .orElseGet(() -> TileReading.absent(
                                        Quantity.RATIO,
                                        Phrase.of(errors.isEmpty() ? "board.absent.http" : "board.absent.traffic")))));
    }
}
