package dev.porthole.app.boards;

import dev.porthole.app.boards.Answers.Asked;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Doubt;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tiles about requests: how many, how slow, how many fail. */
final class HttpTiles {

    /** Below so many requests per second a service's ratio is an accident rather than a sign. */
    private static final double WORTH_JUDGING = 0.1;

    private static final double SERVICE_ERRORS = 0.05;

    private HttpTiles() {}

    private static Labels service(Sample sample) {
        return sample.labels().only(List.of("namespace", "service"));
    }

    private static Phrase noTraffic(Answers answers) {
        return Phrase.of(answers.first().told() ? "board.absent.traffic" : "board.absent.http");
    }

    /** Requests per second, against the same time yesterday. */
    record Requests() implements TileQuestion {
        @Override
        public String id() {
            return "requests";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            return Answers.to(
                    List.of(Asked.of(Known.REQUESTS, Grouping.TOTAL), new Asked(Known.REQUESTS, Grouping.TOTAL, "1d")),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(rate ->
                                    TileWords.told(reading(rate, answers.of(1).single()), answers))
                            .orElseGet(() -> TileWords.absent(Quantity.PER_SECOND, noTraffic(answers), answers)));
        }

        private static TileReading reading(double rate, Optional<Double> before) {
            Phrase detail = before.filter(yesterday -> yesterday > 0)
                    .map(yesterday ->
                            Phrase.of("board.detail.trend", new Amount(rate / yesterday - 1, Quantity.CHANGE)))
                    .orElseGet(() -> Phrase.of("board.detail.noYesterday"));
            return TileReading.of(new TileNumber(rate, Quantity.PER_SECOND, Severity.OK, Double.NaN), detail);
        }
    }

    /** How long 95 of 100 requests take at most; of the slowest service where no overall value exists. */
    record Latency() implements TileQuestion {
        @Override
        public String id() {
            return "latency";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            return Answers.to(
                    List.of(
                            Asked.of(Known.LATENCY, Grouping.TOTAL),
                            Asked.of(Known.LATENCY, Grouping.SERVICE),
                            Asked.of(Known.LATENCY_MEDIAN, Grouping.TOTAL),
                            Asked.of(Known.LATENCY_P99, Grouping.TOTAL)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(p95 -> reading(p95, answers, signals))
                            .orElseGet(() ->
                                    TileWords.absent(Quantity.SECONDS, Phrase.of(absence(answers, signals)), answers)));
        }

        private static String absence(Answers answers, BoardSignals signals) {
            if (answers.first().told()) {
                return "board.absent.traffic";
            }
            return signals.measured().bucketsSayNothing(signals.of())
                    ? "board.absent.bucketsSayNothing"
                    : "board.absent.buckets";
        }

        private static TileReading reading(double p95, Answers answers, BoardSignals signals) {
            SignalBounds bounds = signals.thresholds().bounds(Known.LATENCY);
            Labels worst = answers.of(1).largest().map(HttpTiles::service).orElse(Labels.EMPTY);
            boolean ofWorst =
                    answers.first().doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.WORST_SERVICE);
            var p50 = new Amount(answers.of(2).single().orElse(TimeSeries.ABSENT), Quantity.SECONDS);
            var p99 = new Amount(answers.of(3).single().orElse(TimeSeries.ABSENT), Quantity.SECONDS);
            Phrase detail = ofWorst && !worst.get("service").isEmpty()
                    ? Phrase.of("board.detail.worstLatency", worst.get("service"), p50)
                    : Phrase.of("board.detail.quantiles", p50, p99);
            List<Doubt> doubts = new ArrayList<>(answers.doubts());
            signals.measured()
                    .highestBound(signals.of(), worst)
                    .filter(bound -> p95 >= bound)
                    .ifPresent(
                            bound -> doubts.add(Doubt.of(Doubt.Kind.ABOVE_HIGHEST_BUCKET, TileWords.service(worst))));
            TileReading reading = TileReading.of(TileWords.number(p95, Quantity.SECONDS, bounds), detail)
                    .withLimit(TileWords.limit(bounds, Quantity.SECONDS))
                    .withTrend(answers.trend())
                    .withFocus(worst);
            return TileWords.doubting(reading, TileWords.naming(doubts, TileWords.service(worst)));
        }
    }

    /** The share of requests that the server failed (5xx); what the client did wrong (4xx) is told apart. */
    record Errors() implements TileQuestion {
        @Override
        public String id() {
            return "errors";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            return Answers.to(
                    List.of(
                            Asked.of(Known.ERRORS, Grouping.TOTAL),
                            Asked.of(Known.CLIENT_ERRORS, Grouping.TOTAL),
                            Asked.of(Known.ERRORS, Grouping.SERVICE),
                            Asked.of(Known.REQUESTS, Grouping.SERVICE)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(total -> TileWords.told(reading(total, answers, signals), answers))
                            .orElseGet(() -> TileWords.absent(Quantity.RATIO, noTraffic(answers), answers)));
        }

        private static TileReading reading(double total, Answers answers, BoardSignals signals) {
            SignalBounds bounds = signals.thresholds().bounds(Known.ERRORS);
            Optional<Sample> worst = answers.of(2).samples().stream()
                    .filter(service -> service.value() > 0)
                    .filter(service -> answers.of(3).of(service.labels()).orElse(0.0) > WORTH_JUDGING)
                    .max(Comparator.comparingDouble(Sample::value));
            var clientShare = new Amount(answers.of(1).single().orElse(TimeSeries.ABSENT), Quantity.RATIO);
            Phrase detail = worst.map(service -> Phrase.of(
                            "board.detail.errors",
                            service.labels().get("service"),
                            new Amount(service.value(), Quantity.RATIO),
                            clientShare))
                    .orElseGet(() -> Phrase.of("board.detail.noErrors", clientShare));
            boolean oneServiceFails =
                    worst.filter(service -> service.value() > SERVICE_ERRORS).isPresent();
            Severity severity =
                    total > bounds.critical() ? Severity.CRITICAL : oneServiceFails ? Severity.WARNING : Severity.OK;
            return TileReading.of(new TileNumber(total, Quantity.RATIO, severity, bounds.warning()), detail)
                    .withLimit(TileWords.limit(bounds, Quantity.RATIO))
                    .withFocus(worst.map(HttpTiles::service).orElse(Labels.EMPTY));
        }
    }
}
