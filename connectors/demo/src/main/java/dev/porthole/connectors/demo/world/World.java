package dev.porthole.connectors.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who lives when. Everything follows from the seed. */
public final class World {

    public static final String GOOD_VERSION = "1.14.0";
    public static final String BAD_VERSION = "1.15.0";

    /** Names of pods come again after so many lives, so that the labels ever seen stay few. */
    private static final int NAMES = 16;

    private static final int ROLL_SECONDS = 10;
    private static final long HOUR_MS = 3_600_000;
    private static final long JOB_MS = 90_000;
    private static final long FAILURE_EVERY_MS = 47 * 60_000;
    private static final int[][] OUT_OF_MEMORY = {{200, 245}, {215}, {260}};
    private static final long BACK_OFF_MS = 20_000;
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final List<String> NODES = List.of("node-1", "node-2", "node-3", "node-4");

    private static final List<Workload> WORKLOADS = List.of(
            Workload.service("frontend", 4, "node", 512, 12, 0.030, "/", "/product/{id}", "/cart"),
            Workload.service("cart", 3, "go", 256, 9, 0.008, "/cart/{user}", "/cart/{user}/items"),
            Workload.service("checkout", 3, "java", 768, 5, 0.060, "/checkout", "/checkout/quote"),
            Workload.service("payments", 3, "java", 768, 3, 0.120, "/charge", "/refund"),
            Workload.service("inventory", 3, "python", 384, 7, 0.015, "/stock/{sku}"),
            Workload.service("search", 3, "go", 256, 8, 0.025, "/search"),
            Workload.service("mailer", 2, "python", 256, 0.5, 0.200, "/send"),
            new Workload(
                    "shop", "orders-db", "StatefulSet", 1, "postgres", 2048, Workload.Http.NONE, Workload.Habit.STEADY),
            new Workload("batch", "nightly-report", "Job", 1, "python", 512, Workload.Http.NONE, Workload.Habit.JOB),
            new Workload(
                    "batch",
                    "thumbnailer",
                    "Deployment",
                    1,
                    "go",
                    256,
                    Workload.Http.NONE,
                    Workload.Habit.WITHOUT_IMAGE),
            Workload.system("monitoring", "prometheus", "StatefulSet", 1, 2048),
            Workload.system("monitoring", "alertmanager", "StatefulSet", 1, 256),
            Workload.system("monitoring", "grafana", "Deployment", 1, 512),
            Workload.system("monitoring", "kube-state-metrics", "Deployment", 1, 256),
            Workload.system("monitoring", "node-exporter", "DaemonSet", 4, 128),
            Workload.system("kube-system", "coredns", "Deployment", 2, 170),
            Workload.system("kube-system", "kube-proxy", "DaemonSet", 4, 128),
            Workload.system("kube-system", "metrics-server", "Deployment", 2, 256));

    /** One of the lives that a replica has in turn. */
    private record Role(int place, int cast, String version) {}

    private final Noise noise;
    private final Map<Role, Life.Name> names = new ConcurrentHashMap<>();

    public World(long seed) {
        this.noise = new Noise(seed);
    }

    public Noise noise() {
        return noise;
    }

    public List<String> nodes() {
        return NODES;
    }

    public List<Workload> workloads() {
        return WORKLOADS;
    }

    /** The pods that exist at some time of the range, both ends included; in a fixed order of their places. */
    public List<Life> lives(long fromMs, long toMs) {
        List<Life> lives = new ArrayList<>();
        int place = 0;
        for (Workload workload : WORKLOADS) {
            for (int slot = 0; slot < workload.replicas(); slot++) {
                add(lives, workload, slot, place++, fromMs, toMs);
            }
        }
        return lives;
    }

    private void add(List<Life> lives, Workload workload, int slot, int place, long fromMs, long toMs) {
        switch (workload.habit()) {
            case ROLLED_OUT -> {
                for (long cycle = Incident.cycle(fromMs) - 1; cycle <= Incident.cycle(toMs); cycle++) {
                    addIfThere(lives, badLife(workload, slot, place, cycle), fromMs, toMs);
                    addIfThere(lives, goodLife(workload, slot, place, cycle), fromMs, toMs);
                }
            }
            case STEADY, FAILING, WITHOUT_IMAGE -> {
                long days = 3 + (long) (noise.of(place).unit(1) * 4);
                addRepeated(lives, workload, slot, place, fromMs, toMs, days * 24 * HOUR_MS);
            }
            case JOB -> addRepeated(lives, workload, slot, place, fromMs, toMs, HOUR_MS);
        }
    }

    private static void addIfThere(List<Life> lives, Life life, long fromMs, long toMs) {
        if (life.toMs() > fromMs && life.fromMs() <= toMs) {
            lives.add(life);
        }
    }

    private void addRepeated(
            List<Life> lives, Workload workload, int slot, int place, long fromMs, long toMs, long periodMs) {
        long shift = workload.habit() == Workload.Habit.JOB
                ? 0
                : (long) (noise.of(place).unit(2) * periodMs);
        for (long number = Math.floorDiv(fromMs - shift, periodMs);
                number <= Math.floorDiv(toMs - shift, periodMs);
                number++) {
            long from = number * periodMs + shift;
            lives.add(life(workload, slot, place, number, GOOD_VERSION, from, from + periodMs));
        }
    }

    private Life goodLife(Workload workload, int slot, int place, long cycle) {
        long from = cycle * Incident.CYCLE_MS + (Incident.ROLLBACK + ROLL_SECONDS * slot) * 1000L;
        long to = (cycle + 1) * Incident.CYCLE_MS + (Incident.ROLLOUT + ROLL_SECONDS * slot) * 1000L;
        return life(workload, slot, place, 2 * cycle, GOOD_VERSION, from, to);
    }

    private Life badLife(Workload workload, int slot, int place, long cycle) {
        long from = cycle * Incident.CYCLE_MS + (Incident.ROLLOUT + ROLL_SECONDS * slot) * 1000L;
        long to = cycle * Incident.CYCLE_MS + (Incident.ROLLBACK + ROLL_SECONDS * slot) * 1000L;
        return life(workload, slot, place, 2 * cycle + 1, BAD_VERSION, from, to);
    }

    private Life.Name name(Workload workload, int slot, Role role) {
        int cast = role.cast;
        Noise own = noise.of(workload.name()).of(slot).of(cast);
        String node =
                workload.kind().equals("DaemonSet") ? NODES.get(slot) : NODES.get((role.place + cast) % NODES.size());
        String replicaSet =
                workload.name() + "-" + letters(noise.of(workload.name()).of(role.version), 9);
        String pod = switch (workload.kind()) {
            case "StatefulSet" -> workload.name() + "-" + slot;
            case "Deployment" -> replicaSet + "-" + letters(own, 5);
            case "Job" -> workload.name() + "-" + (29_000_000 + cast) + "-" + letters(own, 5);
            default -> workload.name() + "-" + letters(own, 5);
        };
        long bits = own.bits(100);
        String uid = "%08x-%04x-4%03x-a%03x-%012x"
                .formatted(bits >>> 32, bits >>> 16 & 0xffff, bits >>> 4 & 0xfff, bits & 0xfff, own.bits(101) >>> 16);
        String address = "10.1." + (NODES.indexOf(node) + 1) + "." + (10 + role.place * 4 + cast % 4);
        return new Life.Name(pod, replicaSet, uid, node, address);
    }

    private Life life(Workload workload, int slot, int place, long number, String version, long fromMs, long toMs) {
        int cast = (int) Math.floorMod(number, (long) NAMES);
        Life.Name name = names.computeIfAbsent(new Role(place, cast, version), role -> name(workload, slot, role));
        return new Life(
                workload, slot, place, name, version, fromMs, toMs, stops(workload, slot, version, fromMs, toMs));
    }

    private List<Life.Stop> stops(Workload workload, int slot, String version, long fromMs, long toMs) {
        List<Life.Stop> stops = new ArrayList<>();
        switch (workload.habit()) {
            case ROLLED_OUT -> {
                long cycleStart = Incident.cycle(fromMs) * Incident.CYCLE_MS;
                for (int second :
                        version.equals(BAD_VERSION) ? OUT_OF_MEMORY[slot % OUT_OF_MEMORY.length] : new int[0]) {
                    long at = cycleStart + second * 1000L;
                    stops.add(new Life.Stop(at, at + BACK_OFF_MS, "OOMKilled", 137));
                }
            }
            case FAILING -> {
                long shift = slot * FAILURE_EVERY_MS / 2;
                long first = Math.floorDiv(fromMs - shift, FAILURE_EVERY_MS) + 1;
                for (long at = first * FAILURE_EVERY_MS + shift; at < toMs; at += FAILURE_EVERY_MS) {
                    stops.add(new Life.Stop(at, at + 5_000, "Error", 1));
                }
            }
            case JOB -> stops.add(new Life.Stop(fromMs + JOB_MS, toMs, "Completed", 0));
            case STEADY, WITHOUT_IMAGE -> {}
        }
        return List.copyOf(stops);
    }

    private static String letters(Noise noise, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt((int) (noise.unit(i) * LETTERS.length())));
        }
        return text.toString();
    }
}
