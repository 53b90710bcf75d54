package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The fullest connection pool of any service, and how many threads wait for a connection. */
record PoolTile() implements TileQuestion {

    @Override
    public String id() {
        return "pool";
    }

    @Override
    public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
        Optional<PoolFamily> family = metrics.inventory().pool();
        if (family.isEmpty()) {
            return Outcome.of(TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.pool")));
        }
        String active = byService(metrics, family.get().active());
        String max = byService(metrics, family.get().max());
        String used = active + " / " + max;
        String waiting = family.get().pending().isEmpty()
                ? "vector(0)"
                : byService(metrics, family.get().pending());
        return metrics.now(used, deadline)
                .then(shares -> metrics.now(active, deadline)
                        .then(inUse -> metrics.now(max, deadline)
                                .then(size -> metrics.now(waiting, deadline)
                                        .then(pending -> metrics.trend("max(" + used + ")", deadline)
                                                .map(trend -> reading(
                                                        metrics.thresholds(), shares, inUse, size, pending, trend))))));
    }

    private static String byService(BoardMetrics metrics, String metric) {
        String namespace = metrics.scope().namespace();
        Selector selector = namespace.isEmpty()
                ? Selector.of(metric)
                : Selector.of(metric).and(Matcher.equal("namespace", namespace));
        return "sum by (namespace, service) (" + selector.text() + ")";
    }

    private static TileReading reading(
            Thresholds thresholds,
            List<Sample> shares,
            List<Sample> inUse,
            List<Sample> size,
            List<Sample> pending,
            Optional<TimeSeries> trend) {
        Optional<Sample> fullest = shares.stream()
                .filter(pool -> Double.isFinite(pool.value()))
                .max(Comparator.comparingDouble(Sample::value));
        if (fullest.isEmpty()) {
            return TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.poolSeries"));
        }
        Labels service = fullest.get().labels();
        double share = fullest.get().value();
        double waiting = of(pending, service);
        Severity severity = waiting > 0 || share > thresholds.poolExhausted()
                ? Severity.CRITICAL
                : share > thresholds.pool() ? Severity.WARNING : Severity.OK;
        return new TileReading(
                share,
                Quantity.RATIO,
                Phrase.of(
                        "board.detail.pool",
                        new Amount(of(inUse, service), Quantity.COUNT),
                        new Amount(of(size, service), Quantity.COUNT),
                        new Amount(waiting, Quantity.COUNT)),
                Phrase.of("board.limit", new Amount(thresholds.pool(), Quantity.RATIO)),
                severity,
                trend,
                thresholds.pool(),
                service,
                Optional.empty());
    }

    private static double of(List<Sample> samples, Labels labels) {
        return samples.stream()
                .filter(sample -> sample.labels().equals(labels))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(0);
    }
}
