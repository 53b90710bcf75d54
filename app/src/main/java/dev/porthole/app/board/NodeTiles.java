package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tiles about the machines: CPU, memory, disk. They look at the whole cluster, whatever the namespace. */
final class NodeTiles {

    private static final double DISK_WORTH_A_FORECAST = 0.6;

    private NodeTiles() {}

    static List<TileQuestion> all() {
        return List.of(new Cpu(), new Memory(), new Disk());
    }

    private static Severity above(double value, double limit) {
        if (!(value > limit)) {
            return Severity.OK;
        }
        return value > Thresholds.halfway(limit) ? Severity.CRITICAL : Severity.WARNING;
    }

    private static Phrase percent(double ratio) {
        return Phrase.of("board.limit", new Amount(ratio, Quantity.RATIO));
    }

    private static TileReading missing(String metric) {
        return TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.metric", metric));
    }

    /** The share of CPU time that is not idle, waiting for disks or taken by the hypervisor. */
    private record Cpu() implements TileQuestion {
        @Override
        public String id() {
            return "cpu";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            if (!metrics.inventory().has(NodeMetrics.CPU)) {
                return Outcome.of(missing(NodeMetrics.CPU));
            }
            String node = metrics.inventory().nodeLabel();
            String idle = Selector.of(NodeMetrics.CPU)
                    .and(Matcher.regex("mode", "idle|iowait|steal"))
                    .text();
            String used = "1 - avg by (%s) (sum by (%s, cpu) (rate(%s[%ds])))"
                    .formatted(node, node, idle, metrics.inventory().window().toSeconds());
            return metrics.now(used, deadline)
                    .then(nodes -> metrics.trend("avg(" + used + ")", deadline).map(trend -> {
                        if (nodes.isEmpty()) {
                            return TileReading.absent(
                                    Quantity.RATIO, Phrase.of("board.absent.series", NodeMetrics.CPU));
                        }
                        double average = nodes.stream()
                                .mapToDouble(Sample::value)
                                .average()
                                .orElse(Double.NaN);
                        double worst =
                                nodes.stream().mapToDouble(Sample::value).max().orElse(Double.NaN);
                        double limit = metrics.thresholds().cpu();
                        return new TileReading(
                                average,
                                Quantity.RATIO,
                                Phrase.of("board.detail.nodes", nodes.size(), new Amount(worst, Quantity.RATIO)),
                                percent(limit),
                                above(average, limit),
                                trend,
                                limit,
                                Labels.EMPTY,
                                Optional.empty());
                    }));
        }
    }

    /** The share of memory that is not available. */
    private record Memory() implements TileQuestion {
        @Override
        public String id() {
            return "memory";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            if (!metrics.inventory().has(NodeMetrics.MEMORY_AVAILABLE)
                    || !metrics.inventory().has(NodeMetrics.MEMORY_TOTAL)) {
                return Outcome.of(missing(NodeMetrics.MEMORY_AVAILABLE));
            }
            String available = "sum(" + NodeMetrics.MEMORY_AVAILABLE + ")";
            String total = "sum(" + NodeMetrics.MEMORY_TOTAL + ")";
            String share = "1 - " + available + " / " + total;
            return metrics.now(available, deadline)
                    .then(free -> metrics.now(total, deadline)
                            .then(all -> metrics.trend(share, deadline).map(trend -> {
                                if (free.isEmpty() || all.isEmpty()) {
                                    return TileReading.absent(
                                            Quantity.RATIO,
                                            Phrase.of("board.absent.series", NodeMetrics.MEMORY_AVAILABLE));
                                }
                                double size = all.getFirst().value();
                                double used = size - free.getFirst().value();
                                double limit = metrics.thresholds().memory();
                                return new TileReading(
                                        used / size,
                                        Quantity.RATIO,
                                        Phrase.of(
                                                "board.detail.used",
                                                new Amount(used, Quantity.BYTES),
                                                new Amount(size, Quantity.BYTES)),
                                        percent(limit),
                                        above(used / size, limit),
                                        trend,
                                        limit,
                                        Labels.EMPTY,
                                        Optional.empty());
                            })));
        }
    }

    /** The fullest file system, and when it will be full at the rate of the last hour. */
    private record Disk() implements TileQuestion {
        @Override
        public String id() {
            return "disk";
        }

        @Override
        public Outcome<TileReading> ask(BoardMetrics metrics, Deadline deadline) {
            if (!metrics.inventory().has(NodeMetrics.DISK_AVAILABLE)
                    || !metrics.inventory().has(NodeMetrics.DISK_SIZE)) {
                return Outcome.of(missing(NodeMetrics.DISK_AVAILABLE));
            }
            String node = metrics.inventory().nodeLabel();
            String available = disks(NodeMetrics.DISK_AVAILABLE);
            String used = "1 - %s / %s".formatted(available, disks(NodeMetrics.DISK_SIZE));
            String byDisk = "max by (%s, mountpoint) (%s)".formatted(node, used);
            String secondsLeft =
                    "min by (%s, mountpoint) (%s / -(deriv(%s[1h]) < 0))".formatted(node, available, available);
            return metrics.now(byDisk, deadline)
                    .then(disks -> metrics.now(secondsLeft, deadline)
                            .then(left -> metrics.trend("max(" + used + ")", deadline)
                                    .map(trend -> reading(metrics, node, disks, left)
                                            .map(reading -> reading.withTrend(trend))
                                            .orElseGet(() -> TileReading.absent(
                                                    Quantity.RATIO,
                                                    Phrase.of("board.absent.series", NodeMetrics.DISK_AVAILABLE))))));
        }

        /** Real disks: neither in memory nor read-only images, which are always full. */
        private static String disks(String metric) {
            return Selector.of(metric)
                    .and(Matcher.notRegex(
                            "fstype", "|tmpfs|ramfs|squashfs|overlay|iso9660|erofs|nsfs|proc|autofs|fuse.*"))
                    .text();
        }

        private static Optional<TileReading> reading(
                BoardMetrics metrics, String node, List<Sample> disks, List<Sample> secondsLeft) {
            return disks.stream()
                    .filter(disk -> !Double.isNaN(disk.value()))
                    .max(Comparator.comparingDouble(Sample::value))
                    .map(worst -> {
                        double limit = metrics.thresholds().disk();
                        double left = secondsLeft.stream()
                                .filter(sample -> sample.labels().equals(worst.labels()))
                                .mapToDouble(Sample::value)
                                .findFirst()
                                .orElse(Double.POSITIVE_INFINITY);
                        boolean fillsUp = worst.value() > DISK_WORTH_A_FORECAST
                                && left < metrics.thresholds().diskFull().toSeconds();
                        Severity byUse = above(worst.value(), limit);
                        Severity severity = fillsUp && byUse == Severity.OK ? Severity.WARNING : byUse;
                        String name = worst.labels().get(node);
                        Phrase detail = fillsUp
                                ? Phrase.of("board.detail.full", name, new Amount(left, Quantity.SECONDS))
                                : Phrase.of(
                                        "board.detail.disk",
                                        name,
                                        worst.labels().get("mountpoint"));
                        return new TileReading(
                                worst.value(),
                                Quantity.RATIO,
                                detail,
                                percent(limit),
                                severity,
                                Optional.empty(),
                                limit,
                                worst.labels().only(List.of(node)),
                                Optional.empty());
                    });
        }
    }
}
