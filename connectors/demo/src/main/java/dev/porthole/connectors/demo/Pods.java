package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pods at a time as the API would tell of them, and the restarts of the hour before, of pods that are gone too. */
final class Pods {

    private static final long SEEN_MS = 3_600_000;

    private final World world;

    Pods(World world) {
        this.world = world;
    }

    PodTable at(long timeMs) {
        Map<PodKey, Pod> pods = new TreeMap<>();
        List<ContainerRestart> restarts = new ArrayList<>();
        for (Life life : world.lives(timeMs - SEEN_MS, timeMs)) {
            if (life.exists(timeMs)) {
                Pod pod = pod(life, timeMs);
                pods.put(pod.key(), pod);
            }
            addRestarts(restarts, life, timeMs);
        }
        restarts.sort(Comparator.comparing(
                        (ContainerRestart restart) -> restart.ended().finishedAt())
                .reversed());
        return new PodTable(Collections.unmodifiableMap(pods), List.copyOf(restarts));
    }

    private static void addRestarts(List<ContainerRestart> restarts, Life life, long timeMs) {
        if (life.workload().habit() == Workload.Habit.JOB) {
            return;
        }
        for (Life.Stop stop : life.stops()) {
            if (stop.atMs() <= timeMs && stop.atMs() > timeMs - SEEN_MS) {
                restarts.add(new ContainerRestart(
                        key(life), life.uid(), life.container(), life.restarts(stop.atMs()), ended(life, stop)));
            }
        }
    }

    static PodKey key(Life life) {
        return new PodKey(life.workload().namespace(), life.pod());
    }

    private static Pod pod(Life life, long timeMs) {
        boolean job = life.workload().habit() == Workload.Habit.JOB;
        Life.Stop last = life.lastStop(timeMs);
        boolean running = life.runs(timeMs);
        boolean done = job && last != null;
        String status = status(life, timeMs);
        var container = new Pod.Container(
                life.container(),
                life.image(),
                false,
                running,
                life.restarts(timeMs),
                running ? "running" : status,
                termination(life, last));
        return new Pod(
                key(life),
                life.uid(),
                life.node(),
                new Pod.Owner(life.workload().kind(), life.workload().name()),
                new Pod.State(
                        done
                                ? Pod.Phase.SUCCEEDED
                                : life.workload().habit() == Workload.Habit.WITHOUT_IMAGE
                                                || status.equals("ContainerCreating")
                                        ? Pod.Phase.PENDING
                                        : Pod.Phase.RUNNING,
                        status,
                        running),
                Instant.ofEpochMilli(life.fromMs()),
                Pod.Content.of(List.of(container)),
                Labels.of(
                        "app", life.workload().name(),
                        "app.kubernetes.io/name", life.workload().name(),
                        "app.kubernetes.io/version", life.version(),
                        "language", life.workload().language()));
    }

    private static String status(Life life, long timeMs) {
        if (life.runs(timeMs)) {
            return "Running";
        }
        return switch (life.workload().habit()) {
            case WITHOUT_IMAGE -> "ImagePullBackOff";
            case JOB -> life.lastStop(timeMs) == null ? "ContainerCreating" : "Completed";
            case STEADY, FAILING, ROLLED_OUT ->
                life.lastStop(timeMs) == null ? "ContainerCreating" : "CrashLoopBackOff";
        };
    }

    private static Pod.@Nullable Termination termination(Life life, Life.@Nullable Stop stop) {
        return stop == null ? null : ended(life, stop);
    }

    private static Pod.Termination ended(Life life, Life.Stop stop) {
        return new Pod.Termination(
                stop.reason(),
                stop.exitCode(),
                0,
                "",
                Instant.ofEpochMilli(life.startedMs(stop.atMs() - 1)),
                Instant.ofEpochMilli(stop.atMs()));
    }
}
