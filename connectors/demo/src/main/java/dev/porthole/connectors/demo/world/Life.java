package dev.porthole.connectors.demo.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pod from its creation to its end. Times are milliseconds since the epoch.
 *
 * @param slot which of the workload's replicas it is
 * @param place unique and the same for all pods of the slot
 * @param toMs when it is gone
 * @param stops how its container ended so far and ever will, oldest first
 */
public record Life(
        Workload workload, int slot, int place, Name name, String version, long fromMs, long toMs, List<Stop> stops) {

    private static final long STARTING_MS = 1_000;

    /**
     * An end of the container.
     *
     * @param backMs when it ran again
     */
    public record Stop(long atMs, long backMs, String reason, int exitCode) {}

    /** Who it is, and where. */
    public record Name(String pod, String replicaSet, String uid, String node, String address) {}

    public String pod() {
        return name.pod();
    }

    public String replicaSet() {
        return name.replicaSet();
    }

    public String uid() {
        return name.uid();
    }

    public String node() {
        return name.node();
    }

    public String address() {
        return name.address();
    }

    public boolean exists(long timeMs) {
        return fromMs <= timeMs && timeMs < toMs;
    }

    /** Whether its container runs. */
    public boolean runs(long timeMs) {
        if (!exists(timeMs) || workload.habit() == Workload.Habit.WITHOUT_IMAGE || timeMs < fromMs + STARTING_MS) {
            return false;
        }
        Stop last = lastStop(timeMs);
        return last == null || timeMs >= last.backMs;
    }

    /** The last end of its container so far. */
    public @Nullable Stop lastStop(long timeMs) {
        Stop last = null;
        for (Stop stop : stops) {
            if (stop.atMs > timeMs) {
                break;
            }
            last = stop;
        }
        return last;
    }

    /** The next end of its container. */
    public @Nullable Stop nextStop(long timeMs) {
        for (Stop stop : stops) {
            if (stop.atMs > timeMs) {
                return stop;
            }
        }
        return null;
    }

    public int restarts(long timeMs) {
        int count = 0;
        for (Stop stop : stops) {
            count += stop.atMs <= timeMs && workload.habit() != Workload.Habit.JOB ? 1 : 0;
        }
        return count;
    }

    /** When the container that runs now began. */
    public long startedMs(long timeMs) {
        Stop last = lastStop(timeMs);
        return last == null || last.backMs > timeMs ? fromMs + STARTING_MS : last.backMs;
    }

    public String container() {
        return workload.name();
    }

    public String image() {
        return "registry.example/" + workload.namespace() + "/" + workload.name() + ":" + version;
    }

    public boolean isBadVersion() {
        return workload.habit() == Workload.Habit.ROLLED_OUT && version.equals(World.BAD_VERSION);
    }
}
