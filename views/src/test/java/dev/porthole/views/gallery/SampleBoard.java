package dev.porthole.views.gallery;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** The tiles of the design, and one of each state. */
final class SampleBoard {

    static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z");

    private static final int POINTS = 240;

    private SampleBoard() {}

    static List<BoardTile> incident() {
        return List.of(
                tile(
                        "cpu",
                        0.63,
                        Quantity.RATIO,
                        Phrase.of("board.detail.nodes", 4, new Amount(0.81, Quantity.RATIO)),
                        "",
                        Severity.OK,
                        noisy(1, 0.6, 0.02, i -> i > 170 && i < 200 ? 0.12 : 0),
                        0.8),
                tile(
                        "memory",
                        0.71,
                        Quantity.RATIO,
                        Phrase.of(
                                "board.detail.used",
                                new Amount(45.6 * (1L << 30), Quantity.BYTES),
                                new Amount(64.0 * (1L << 30), Quantity.BYTES)),
                        "",
                        Severity.OK,
                        noisy(2, 0.7, 0.008, i -> 0),
                        0.85),
                tile(
                        "disk",
                        0.82,
                        Quantity.RATIO,
                        Phrase.of("board.detail.full", "node-2", new Amount(76 * 3600, Quantity.SECONDS)),
                        "",
                        Severity.WARNING,
                        noisy(3, 0.62, 0.001, i -> i * 0.0008),
                        0.85),
                tile(
                        "requests",
                        1240,
                        Quantity.PER_SECOND,
                        Phrase.of("board.detail.trend", new Amount(-0.18, Quantity.CHANGE)),
                        "",
                        Severity.OK,
                        noisy(4, 1240, 25, i -> i > 175 && i < 212 ? -500 : 0),
                        Double.NaN),
                tile(
                        "latency",
                        1.84,
                        Quantity.SECONDS,
                        Phrase.of(
                                "board.detail.quantiles",
                                new Amount(0.096, Quantity.SECONDS),
                                new Amount(3.1, Quantity.SECONDS)),
                        "1",
                        Severity.CRITICAL,
                        noisy(5, 0.3, 0.02, i -> i > 175 && i < 212 ? 1.7 * Math.sin((i - 175) / 37.0 * Math.PI) : 0),
                        1),
                tile(
                        "errors",
                        0.047,
                        Quantity.RATIO,
                        Phrase.of(
                                "board.detail.errors",
                                "checkout",
                                new Amount(0.38, Quantity.RATIO),
                                new Amount(0.021, Quantity.RATIO)),
                        "0.01",
                        Severity.CRITICAL,
                        noisy(
                                6,
                                0.002,
                                0.0006,
                                i -> i > 175 && i < 212 ? 0.05 * Math.sin((i - 175) / 37.0 * Math.PI) : 0),
                        0.01),
                tile(
                        "pool",
                        0.94,
                        Quantity.RATIO,
                        Phrase.of(
                                "board.detail.pool",
                                new Amount(47, Quantity.COUNT),
                                new Amount(50, Quantity.COUNT),
                                new Amount(31, Quantity.COUNT)),
                        "0.8",
                        Severity.CRITICAL,
                        noisy(7, 0.55, 0.02, i -> i > 160 ? Math.min(0.4, (i - 160) * 0.01) : 0),
                        0.8),
                tile(
                        "restarts",
                        7,
                        Quantity.COUNT_LAST_HOUR,
                        Phrase.of("board.detail.restartsLooping", "checkout", 5, 1),
                        "",
                        Severity.WARNING,
                        noisy(8, 0, 0, i -> i > 160 && i % 13 == 0 ? i % 3 + 1 : 0),
                        Double.NaN));
    }

    /** Every state a tile can be in, by name. */
    static List<BoardTile> states() {
        TileReading calm = reading(
                0.42,
                Quantity.RATIO,
                Phrase.of("board.detail.nodes", 4, new Amount(0.6, Quantity.RATIO)),
                "0.8",
                Severity.OK,
                gaps(noisy(9, 0.4, 0.02, i -> 0)),
                0.8);
        TileReading worst = reading(
                0.97,
                Quantity.RATIO,
                Phrase.of("board.detail.nodes", 4, new Amount(0.99, Quantity.RATIO)),
                "0.8",
                Severity.CRITICAL,
                noisy(10, 0.9, 0.02, i -> 0),
                0.8);
        Instant before = NOW.minus(Duration.ofSeconds(40));
        var refused = new Failure.Unreachable("Prometheus", "connection refused");
        return List.of(
                new BoardTile("cpu", new SampleLive<>(new Observation.Pending<>())),
                new BoardTile("memory", SampleLive.fresh(calm, NOW)),
                new BoardTile("disk", new SampleLive<>(new Observation.Stale<>(calm, before, refused))),
                new BoardTile("pool", new SampleLive<>(new Observation.Stale<>(worst, before, refused))),
                new BoardTile(
                        "requests",
                        new SampleLive<>(new Observation.Stale<>(
                                calm, before, new Failure.TunnelDown("Prometheus", "pod rescheduled")))),
                new BoardTile("errors", new SampleLive<>(new Observation.Failed<>(refused, NOW))),
                new BoardTile(
                        "latency",
                        SampleLive.fresh(
                                TileReading.absent(
                                        Quantity.SECONDS, Phrase.of("board.absent.metric", "http_request_duration")),
                                NOW)),
                new BoardTile(
                        "restarts",
                        SampleLive.fresh(
                                TileReading.absent(Quantity.COUNT, Phrase.of("board.absent.target", "kube-state")),
                                NOW)));
    }

    private static BoardTile tile(
            String id,
            double value,
            Quantity quantity,
            Phrase detail,
            String limit,
            Severity severity,
            double[] trend,
            double threshold) {
        return new BoardTile(
                id, SampleLive.fresh(reading(value, quantity, detail, limit, severity, trend, threshold), NOW));
    }

    private static TileReading reading(
            double value,
            Quantity quantity,
            Phrase detail,
            String limit,
            Severity severity,
            double[] trend,
            double threshold) {
        return TileReading.of(new TileNumber(value, quantity, severity, threshold), detail)
                .withLimit(
                        limit.isEmpty()
                                ? Phrase.NONE
                                : Phrase.of("board.limit", new Amount(Double.parseDouble(limit), quantity)))
                .withTrend(
                        Optional.of(new TimeSeries(Labels.EMPTY, NOW.toEpochMilli() - POINTS * 15_000L, 15_000, trend)))
                .withFocus(Labels.of("service", "checkout"));
    }

    private static double[] noisy(int seed, double base, double noise, IntToDoubleFunction more) {
        var random = new Random(seed);
        double[] values = new double[POINTS];
        double drift = 0;
        for (int i = 0; i < POINTS; i++) {
            drift = drift * 0.9 + random.nextGaussian() * noise * 0.4;
            values[i] = Math.max(0, base + drift + more.applyAsDouble(i));
        }
        return values;
    }

    private static double[] gaps(double[] values) {
        for (int i = 90; i < 120; i++) {
            values[i] = TimeSeries.ABSENT;
        }
        return values;
    }
}
