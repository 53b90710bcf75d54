package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the API's events of the last hour say. */
final class Events {

    private static final long KEPT_MS = 3_600_000;

    private final World world;

    Events(World world) {
        this.world = world;
    }

    /** Newest first. */
    List<ClusterEvent> before(long timeMs) {
        List<ClusterEvent> events = new ArrayList<>();
        for (Life life : world.lives(timeMs - KEPT_MS, timeMs)) {
            ofPod(events, life, timeMs);
        }
        for (long cycle = Incident.cycle(timeMs - KEPT_MS); cycle <= Incident.cycle(timeMs); cycle++) {
            long start = cycle * Incident.CYCLE_MS;
            rollout(events, start + Incident.ROLLOUT * 1000L, "Scaled up replica set checkout to 3 (image 1.15.0)");
            rollout(events, start + Incident.ROLLBACK * 1000L, "Rolled back deployment checkout to image 1.14.0");
        }
        return events.stream()
                .filter(event -> event.at().toEpochMilli() > timeMs - KEPT_MS
                        && event.at().toEpochMilli() <= timeMs)
                .sorted(Comparator.comparing(ClusterEvent::at).reversed().thenComparing(ClusterEvent::uid))
                .toList();
    }

    private static void ofPod(List<ClusterEvent> events, Life life, long timeMs) {
        if (life.workload().habit() == Workload.Habit.WITHOUT_IMAGE) {
            long latest = timeMs - Math.floorMod(timeMs, 60_000);
            events.add(event(life, latest, true, "Failed", "Failed to pull image \"" + life.image() + "\": not found"));
            events.add(event(life, latest, true, "BackOff", "Back-off pulling image \"" + life.image() + "\""));
            return;
        }
        events.add(event(life, life.fromMs(), false, "Scheduled", "Assigned to " + life.node()));
        events.add(event(life, life.fromMs() + 1_000, false, "Started", "Started container " + life.container()));
        for (Life.Stop stop : life.stops()) {
            if (stop.atMs() > timeMs - KEPT_MS && stop.atMs() <= timeMs) {
                if (life.workload().habit() == Workload.Habit.JOB) {
                    events.add(event(life, stop.atMs(), false, "Completed", "Job completed"));
                } else {
                    events.add(event(
                            life,
                            stop.atMs(),
                            true,
                            "BackOff",
                            "Back-off restarting failed container " + life.container() + " (" + stop.reason() + ")"));
                }
            }
        }
        if (life.isBadVersion()) {
            events.add(event(
                    life,
                    life.fromMs() + 50_000,
                    true,
                    "Unhealthy",
                    "Readiness probe failed: HTTP probe failed with statuscode: 503"));
        }
    }

    private static ClusterEvent event(Life life, long atMs, boolean warning, String reason, String message) {
        return new ClusterEvent(
                life.uid() + "." + reason + "." + atMs,
                warning,
                reason,
                message,
                1,
                Instant.ofEpochMilli(atMs),
                new ClusterEvent.About(life.workload().namespace(), "Pod", life.pod()),
                "kubelet");
    }

    private static void rollout(List<ClusterEvent> events, long atMs, String message) {
        events.add(new ClusterEvent(
                "checkout.rollout." + atMs,
                false,
                "ScalingReplicaSet",
                message,
                1,
                Instant.ofEpochMilli(atMs),
                new ClusterEvent.About("shop", "Deployment", "checkout"),
                "deployment-controller"));
    }
}
