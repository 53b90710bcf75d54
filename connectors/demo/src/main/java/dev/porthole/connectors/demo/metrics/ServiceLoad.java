package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Noise;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What one pod of a service does over a cycle: requests by route, status and duration, and the CPU they take. */
public final class ServiceLoad {

    /** The bounds of latency's buckets in seconds, the last one infinite. */
    static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY};

    /** The status codes that are answered. */
    static final int[] STATUSES = {200, 404, 503};

    private static final double SPREAD = 0.5;

    /**
     * Requests of one route and status.
     *
     * @param buckets cumulative, one for each of {@link #BOUNDS}; the last one counts all
     */
    record Requests(Traffic.Profile[] buckets, Traffic.Profile seconds) {}

    private final Workload workload;
    private final Noise noise;
    private final Map<String, Requests> requests = new HashMap<>();
    private final Requests ofRoute;
    private final Traffic.Profile cpu;

    ServiceLoad(Workload workload, Noise noise) {
        this.workload = workload;
        this.noise = noise.of(workload.name());
        this.cpu = new Traffic.Profile(this::cpuAt);
        this.ofRoute = requests(at -> 1);
        for (int route = 0; route < workload.routes().size(); route++) {
            for (int status : STATUSES) {
                requests.put(route + " " + status, requests(at -> share(status, at)));
            }
        }
    }

    private Requests requests(DoubleUnaryOperator share) {
        double routes = Math.max(1, workload.routes().size());
        var buckets = new Traffic.Profile[BOUNDS.length];
        for (int i = 0; i < BOUNDS.length; i++) {
            double bound = BOUNDS[i];
            buckets[i] = new Traffic.Profile(
                    at -> rate(at) / routes * share.applyAsDouble(at) * within(bound, median(workload, severity(at))));
        }
        double meanOverMedian = Math.exp(SPREAD * SPREAD / 2);
        return new Requests(
                buckets,
                new Traffic.Profile(at ->
                        rate(at) / routes * share.applyAsDouble(at) * median(workload, severity(at)) * meanOverMedian));
    }

    /** Requests of one route, whatever their status. */
    Requests ofRoute() {
        return ofRoute;
    }

    Requests of(int route, int status) {
        Requests found = requests.get(route + " " + status);
        if (found == null) {
            throw new IllegalArgumentException("no route " + route + " with status " + status);
        }
        return found;
    }

    Traffic.Profile cpu() {
        return cpu;
    }

    private double cpuAt(double second) {
        return 0.02 + rate(second) * 0.008 * (1 + 2 * severity(second));
    }

    private double severity(double second) {
        return felt(workload, Incident.severity(second));
    }

    /** How much of the incident a workload feels. */
    public static double felt(Workload workload, double severity) {
        return isCause(workload) ? severity : 0.2 * severity;
    }

    private static boolean isCause(Workload workload) {
        return workload.habit() == Workload.Habit.ROLLED_OUT;
    }

    /** Requests a second of one pod at average use, with a ripple. */
    private double rate(double second) {
        return workload.requestsPerSecond() * (1 + 0.12 * noise.smooth(second / 30) * calmAtTheSeam(second));
    }

    /** A cycle ends where the next one begins. */
    private static double calmAtTheSeam(double second) {
        return Math.min(1, Math.min(second, Incident.CYCLE_SECONDS - second) / 30);
    }

    private double share(int status, double second) {
        double failed = failed(workload, severity(second));
        return switch (status) {
            case 503 -> failed;
            case 404 -> 0.008;
            default -> 1 - 0.008 - failed;
        };
    }

    /** The share of requests that fail. */
    public static double failed(Workload workload, double severity) {
        return isCause(workload) ? 0.003 + 0.35 * severity : 0.001 + 0.15 * severity;
    }

    /** The median duration of a request in seconds. */
    public static double median(Workload workload, double severity) {
        return workload.medianSeconds() * (1 + (isCause(workload) ? 27 : 2) * severity);
    }

    /** The share of a log-normal distribution below {@code bound}. */
    private static double within(double bound, double median) {
        if (Double.isInfinite(bound)) {
            return 1;
        }
        double z = Math.log(bound / median) / SPREAD;
        // the logistic curve that lies nearest to the normal distribution
        return 1 / (1 + Math.exp(-1.702 * z));
    }
}
