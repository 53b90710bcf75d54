package dev.porthole.app.boards;

import dev.porthole.app.boards.Answers.Asked;
import dev.porthole.app.signals.DiskForecast;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tiles about the machines: CPU, memory, disk, network. They look at the whole cluster, whatever the namespace. */
final class NodeTiles {

    private static final double DISK_WORTH_A_FORECAST = 0.6;
    private static final Duration FORECAST_STEP = Duration.ofMinutes(3);

    private NodeTiles() {}

    private static Phrase missing(String metric, Answers answers) {
        return Phrase.of(answers.first().told() ? "board.absent.series" : "board.absent.metric", metric);
    }

    /** The share of CPU time that is used. */
    record Cpu() implements TileQuestion {
        @Override
        public String id() {
            return "cpu";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            SignalBounds bounds = signals.thresholds().bounds(Known.CPU);
            return Answers.to(
                    List.of(Asked.of(Known.CPU, Grouping.TOTAL), Asked.of(Known.CPU, Grouping.NODE)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(used -> TileWords.told(
                                    TileReading.of(
                                                    TileWords.number(used, Quantity.RATIO, bounds),
                                                    Phrase.of(
                                                            "board.detail.nodes",
                                                            answers.of(1)
                                                                    .samples()
                                                                    .size(),
                                                            new Amount(
                                                                    worst(answers.of(1)
                                                                            .largest()),
                                                                    Quantity.RATIO)))
                                            .withLimit(TileWords.limit(bounds, Quantity.RATIO)),
                                    answers))
                            .orElseGet(() -> TileWords.absent(
                                    Quantity.RATIO, missing("node_cpu_seconds_total", answers), answers)));
        }
    }

    private static double worst(Optional<Sample> largest) {
        return largest.map(Sample::value).orElse(TimeSeries.ABSENT);
    }

    /** The share of memory that is not available. */
    record Memory() implements TileQuestion {
        @Override
        public String id() {
            return "memory";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            SignalBounds bounds = signals.thresholds().bounds(Known.MEMORY);
            return Answers.to(
                    List.of(
                            Asked.of(Known.MEMORY, Grouping.TOTAL),
                            Asked.of(Known.MEMORY_USED, Grouping.TOTAL),
                            Asked.of(Known.MEMORY_SIZE, Grouping.TOTAL)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(share -> TileWords.told(
                                    TileReading.of(
                                                    TileWords.number(share, Quantity.RATIO, bounds),
                                                    Phrase.of(
                                                            "board.detail.used",
                                                            amount(answers, 1),
                                                            amount(answers, 2)))
                                            .withLimit(TileWords.limit(bounds, Quantity.RATIO)),
                                    answers))
                            .orElseGet(() -> TileWords.absent(
                                    Quantity.RATIO, missing("node_memory_MemAvailable_bytes", answers), answers)));
        }

        private static Amount amount(Answers answers, int place) {
            return new Amount(answers.of(place).single().orElse(TimeSeries.ABSENT), Quantity.BYTES);
        }
    }

    /** The fullest file system, and when it will be full, if its history says so. */
    record Disk() implements TileQuestion {
        @Override
        public String id() {
            return "disk";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            SignalBounds bounds = signals.thresholds().bounds(Known.DISK);
            return Answers.to(
                    List.of(Asked.of(Known.DISK, Grouping.MOUNT)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .largest()
                            .map(fullest -> TileWords.told(
                                    reading(fullest, forecast(fullest, signals, deadline), signals, bounds), answers))
                            .orElseGet(() -> TileWords.absent(
                                    Quantity.RATIO, missing("node_filesystem_avail_bytes", answers), answers)));
        }

        private static Optional<Duration> forecast(Sample fullest, BoardSignals signals, Deadline deadline) {
            if (fullest.value() <= DISK_WORTH_A_FORECAST) {
                return Optional.empty();
            }
            var history = new SignalQuestion(
                    Known.DISK_FREE,
                    SignalScope.CLUSTER.and(Grouping.NODE, fullest.labels().get("node")),
                    Grouping.MOUNT,
                    TimeRange.last(DiskForecast.HISTORY, signals.scope().range().end()),
                    FORECAST_STEP);
            return signals.range(history, deadline).stream()
                    .filter(series -> series.labels().equals(fullest.labels()))
                    .findFirst()
                    .flatMap(series -> new DiskForecast(series).full());
        }

        private static TileReading reading(
                Sample fullest, Optional<Duration> full, BoardSignals signals, SignalBounds bounds) {
            Severity byUse = TileWords.above(fullest.value(), bounds);
            boolean fillsUp = full.filter(
                            left -> left.compareTo(signals.thresholds().diskFull()) < 0)
                    .isPresent();
            Labels labels = fullest.labels();
            Phrase detail = fillsUp
                    ? Phrase.of(
                            "board.detail.full",
                            labels.get("node"),
                            new Amount(full.orElseThrow().toSeconds(), Quantity.SECONDS))
                    : Phrase.of("board.detail.disk", labels.get("node"), labels.get("mountpoint"));
            Severity severity = fillsUp && byUse == Severity.OK ? Severity.WARNING : byUse;
            return TileReading.of(new TileNumber(fullest.value(), Quantity.RATIO, severity, bounds.warning()), detail)
                    .withLimit(TileWords.limit(bounds, Quantity.RATIO))
                    .withFocus(labels.only(List.of("node", "cluster")));
        }
    }

    /** Bytes in and out of all machines, or where packets are lost. */
    record Network() implements TileQuestion {

        private static final double WORTH_TELLING = 1;

        @Override
        public String id() {
            return "network";
        }

        @Override
        public Outcome<TileReading> ask(BoardSignals signals, Deadline deadline) {
            return Answers.to(
                    List.of(
                            Asked.of(Known.NETWORK, Grouping.TOTAL),
                            Asked.of(Known.NETWORK, Grouping.DIRECTION),
                            Asked.of(Known.NETWORK_ERRORS, Grouping.NODE)),
                    signals,
                    deadline,
                    answers -> answers.first()
                            .single()
                            .map(all -> TileWords.told(reading(all, answers), answers))
                            .orElseGet(() -> TileWords.absent(
                                    Quantity.BYTES_PER_SECOND,
                                    missing("node_network_receive_bytes_total", answers),
                                    answers)));
        }

        private static TileReading reading(double all, Answers answers) {
            Optional<Sample> losing = answers.of(2).largest().filter(node -> node.value() > WORTH_TELLING);
            Phrase detail = losing.map(node -> Phrase.of(
                            "board.detail.networkErrors",
                            node.labels().get("node"),
                            new Amount(node.value(), Quantity.PER_SECOND)))
                    .orElseGet(() ->
                            Phrase.of("board.detail.network", amount(answers, "receive"), amount(answers, "transmit")));
            Severity severity = losing.isPresent() ? Severity.WARNING : Severity.OK;
            return TileReading.of(new TileNumber(all, Quantity.BYTES_PER_SECOND, severity, Double.NaN), detail)
                    .withFocus(losing.map(node -> node.labels().only(List.of("node", "cluster")))
                            .orElse(Labels.EMPTY));
        }

        private static Amount amount(Answers answers, String direction) {
            return new Amount(
                    answers.of(1).of(Labels.of("direction", direction)).orElse(TimeSeries.ABSENT),
                    Quantity.BYTES_PER_SECOND);
        }
    }
}
