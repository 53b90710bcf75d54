package dev.porthole.app.boards;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.board.TileNumber;
import dev.porthole.views.board.TileReading;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Restarts of the last hour, counted from the pods' own status, which is exact where Prometheus extrapolates. */
final class RestartTile {

    static final String ID = "restarts";
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final String CRASH_LOOP = "CrashLoopBackOff";
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("^(.+)-[a-z0-9]{6,10}-[a-z0-9]{5}$");

    private RestartTile() {}

    static TileReading read(PodTable table, BoardScope scope) {
        Instant end = scope.range().end();
        Instant start = end.minus(COUNTED);
        List<ContainerRestart> counted = restarts(table, scope)
                .filter(restart -> restart.ended().finishedAt().isAfter(start)
                        && !restart.ended().finishedAt().isAfter(end))
                .toList();
        long looping = table.all().stream()
                .filter(scope::has)
                .filter(pod -> pod.status().contains(CRASH_LOOP))
                .count();
        Optional<Map.Entry<Workload, Long>> worst = counted.stream()
                .collect(Collectors.groupingBy(restart -> workload(table, restart), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue));
        Phrase detail = worst.map(most -> Phrase.of(
                        looping > 0 ? "board.detail.restartsLooping" : "board.detail.worst",
                        most.getKey().name(),
                        most.getValue(),
                        looping))
                .orElseGet(() -> looping > 0
                        ? Phrase.of("board.detail.looping", looping)
                        : Phrase.of(
                                "board.detail.noRestarts",
                                table.all().stream().filter(scope::has).count()));
        return TileReading.of(
                        new TileNumber(
                                counted.size(),
                                Quantity.COUNT_LAST_HOUR,
                                counted.isEmpty() && looping == 0 ? Severity.OK : Severity.WARNING,
                                Double.NaN),
                        detail)
                .withTrend(Optional.of(trend(table, scope)))
                .withFocus(worst.map(most -> most.getKey().labels()).orElse(Labels.EMPTY));
    }

    static Stream<ContainerRestart> restarts(PodTable table, BoardScope scope) {
        return table.restarts().stream()
                .filter(restart -> scope.isHere(restart.pod().namespace()))
                .filter(restart -> scope.service().isEmpty()
                        || workload(table, restart).name().equals(scope.service()));
    }

    record Workload(String namespace, String name) {
        Labels labels() {
            return Labels.of("namespace", namespace, "service", name);
        }
    }

    /** A pod that is gone has no owner to ask for any more; its name still tells a Deployment's. */
    static Workload workload(PodTable table, ContainerRestart restart) {
        Pod pod = table.pods().get(restart.pod());
        String name = pod == null || pod.owner().name().isEmpty()
                ? OF_DEPLOYMENT.matcher(restart.pod().name()).replaceFirst("$1")
                : pod.owner().name();
        return new Workload(restart.pod().namespace(), name);
    }

    /** How many per step. */
    private static TimeSeries trend(PodTable table, BoardScope scope) {
        long step = scope.step().toMillis();
        long first = Math.floorDiv(scope.range().start().toEpochMilli(), step) * step;
        int points = (int) ((scope.range().end().toEpochMilli() - first) / step) + 1;
        double[] counts = new double[points];
        restarts(table, scope).forEach(restart -> {
            long place = Math.floorDiv(restart.ended().finishedAt().toEpochMilli() - first, step);
            if (place >= 0 && place < points) {
                counts[(int) place]++;
            }
        });
        return new TimeSeries(Labels.EMPTY, first, step, counts);
    }
}
