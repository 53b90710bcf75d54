package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tiles about requests: how many, how slow, how many fail. */
final class HttpTiles {

    /** Below so many requests per second a service's ratio is an accident rather than a sign. */
    private static final double WORTH_JUDGING = 0.1;

    private static final double SERVICE_ERRORS = 0.05;

    private HttpTiles() {}

    static List<TileQuestion> all() {
        return List.of(new Requests(), new Latency(), new Errors());
    }

    private static HttpExpressions expressions(BoardMetrics metrics) {
        return new HttpExpressions(metrics.inventory(), metrics.scope().namespace());
    }

    private static Optional<Double> single(List<Sample> samples) {
        return samples.stream().map(Sample::value).filter(Double::isFinite).findFirst();
    }

    private static Labels service(Sample sample) {
        return sample.labels().only(List.of("namespace", "service"));
    }

    private static TileReading noFamily(Quantity quantity) {
        return TileReading.absent(quantity, Phrase.of("board.absent.http"));
    }

    /** Requests per second, against the same time yesterday. */
    private record Requests() implements TileQuestion {
        @Override
        public String id() {
            return "requests";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            if (metrics.inventory().http().isEmpty()) {
                return Outcome.of(noFamily(Quantity.PER_SECOND));
            }
            var http = expressions(metrics);
            String total = "sum(" + http.requests() + ")";
            return metrics.now(total, deadline)
                    .then(now -> metrics.now("sum(" + http.requestsBefore("1d") + ")", deadline)
                            .then(before -> metrics.trend(total, deadline)
                                    .map(trend -> single(now)
                                            .map(rate -> reading(rate, single(before), trend))
                                            .orElseGet(() -> TileReading.absent(
                                                    Quantity.PER_SECOND, Phrase.of("board.absent.traffic"))))));
        }

        private static TileReading reading(double rate, Optional<Double> before, Optional<TimeSeries> trend) {
            Phrase detail = before.filter(yesterday -> yesterday > 0)
                    .map(yesterday ->
                            Phrase.of("board.detail.trend", new Amount(rate / yesterday - 1, Quantity.CHANGE)))
                    .orElseGet(() -> Phrase.of("board.detail.noYesterday"));
            return new TileReading(
                    rate,
                    Quantity.PER_SECOND,
                    detail,
                    Phrase.NONE,
                    Severity.OK,
                    trend,
                    Double.NaN,
                    Labels.EMPTY,
                    Optional.empty());
        }
    }

    /** How long 95 of 100 requests take at most. */
    private record Latency() implements TileQuestion {
        @Override
        public String id() {
            return "latency";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            var http = expressions(metrics);
            if (!http.hasLatency()) {
                return Outcome.of(TileReading.absent(Quantity.SECONDS, Phrase.of("board.absent.buckets")));
            }
            double unit = http.unit();
            String scale = unit == 1.0 ? "" : " * " + unit;
            return metrics.now(http.latency(0.95) + scale, deadline)
                    .then(p95 -> metrics.now(http.latency(0.5) + scale, deadline)
                            .then(p50 -> metrics.now(http.latency(0.99) + scale, deadline)
                                    .then(p99 -> metrics.now(http.latencyByService(0.95) + scale, deadline)
                                            .then(services -> metrics.trend(http.latency(0.95) + scale, deadline)
                                                    .map(trend -> reading(metrics, p95, p50, p99, services, trend))))));
        }

        private static TileReading reading(
                BoardMetrics metrics,
                List<Sample> p95,
                List<Sample> p50,
                List<Sample> p99,
                List<Sample> services,
                Optional<TimeSeries> trend) {
            Optional<Double> value = single(p95);
            if (value.isEmpty()) {
                return TileReading.absent(Quantity.SECONDS, Phrase.of("board.absent.traffic"));
            }
            double limit = metrics.thresholds().latencySeconds();
            Labels worst = services.stream()
                    .filter(service -> Double.isFinite(service.value()))
                    .max(Comparator.comparingDouble(Sample::value))
                    .map(HttpTiles::service)
                    .orElse(Labels.EMPTY);
            return new TileReading(
                    value.get(),
                    Quantity.SECONDS,
                    Phrase.of(
                            "board.detail.quantiles",
                            new Amount(single(p50).orElse(TimeSeries.ABSENT), Quantity.SECONDS),
                            new Amount(single(p99).orElse(TimeSeries.ABSENT), Quantity.SECONDS)),
                    Phrase.of("board.limit", new Amount(limit, Quantity.SECONDS)),
                    value.get() > limit ? Severity.CRITICAL : Severity.OK,
                    trend,
                    limit,
                    worst,
                    Optional.empty());
        }
    }

    /** The share of requests that the server failed (5xx); what the client did wrong (4xx) is told apart. */
    private record Errors() implements TileQuestion {
        @Override
        public String id() {
            return "errors";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            if (metrics.inventory().http().isEmpty()) {
                return Outcome.of(noFamily(Quantity.RATIO));
            }
            var http = expressions(metrics);
            String all = http.requests();
            String failed = http.withStatus("5");
            // "or 0 *": no failure at all is no series at all, which would read as no data
            String ratio = "(sum(%s) or 0 * sum(%s)) / sum(%s)".formatted(failed, all, all);
            String clients = "(sum(%s) or 0 * sum(%s)) / sum(%s)".formatted(http.withStatus("4"), all, all);
            String services = "((%s) / on (namespace, service) (%s)) and on (namespace, service) ((%s) > %s)"
                    .formatted(failed, all, all, WORTH_JUDGING);
            return metrics.now(ratio, deadline)
                    .then(total -> metrics.now(clients, deadline)
                            .then(client -> metrics.now(services, deadline)
                                    .then(byService -> metrics.trend(ratio, deadline)
                                            .map(trend -> reading(metrics, total, client, byService, trend)))));
        }

        private static TileReading reading(
                BoardMetrics metrics,
                List<Sample> total,
                List<Sample> client,
                List<Sample> services,
                Optional<TimeSeries> trend) {
            Optional<Double> value = single(total);
            if (value.isEmpty()) {
                return TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.traffic"));
            }
            double limit = metrics.thresholds().errorRatio();
            Optional<Sample> worst = services.stream()
                    .filter(service -> service.value() > 0)
                    .max(Comparator.comparingDouble(Sample::value));
            var clientShare = new Amount(single(client).orElse(TimeSeries.ABSENT), Quantity.RATIO);
            Phrase detail = worst.map(service -> Phrase.of(
                            "board.detail.errors",
                            service.labels().get("service"),
                            new Amount(service.value(), Quantity.RATIO),
                            clientShare))
                    .orElseGet(() -> Phrase.of("board.detail.noErrors", clientShare));
            boolean oneServiceFails =
                    worst.filter(service -> service.value() > SERVICE_ERRORS).isPresent();
            return new TileReading(
                    value.get(),
                    Quantity.RATIO,
                    detail,
                    Phrase.of("board.limit", new Amount(limit, Quantity.RATIO)),
                    value.get() > limit ? Severity.CRITICAL : oneServiceFails ? Severity.WARNING : Severity.OK,
                    trend,
                    limit,
                    worst.map(HttpTiles::service).orElse(Labels.EMPTY),
                    Optional.empty());
        }
    }
}
