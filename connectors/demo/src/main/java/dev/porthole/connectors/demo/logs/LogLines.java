package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.demo.metrics.ServiceLoad;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Noise;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the lines of any second: always the same ones. */
public final class LogLines {

    private static final int MOST_PER_SECOND = 1_024;
    private static final double SHARE_OF_REQUESTS = 0.2;
    private static final double USUAL_OF_OTHERS = 0.15;

    private final World world;
    private final Traffic traffic;
    private final Noise noise;

    public LogLines(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
        this.noise = world.noise().of("lines");
    }

    /** Reads neighbouring seconds; for one thread. */
    public Reader reader(Predicate<Life> whose) {
        return new Reader(whose);
    }

    /** Reads the lines of some pods. */
    public final class Reader {

        private final Predicate<Life> whose;
        private long cycle = Long.MIN_VALUE;
        private List<Life> lives = List.of();

        private Reader(Predicate<Life> whose) {
            this.whose = whose;
        }

        /** The lines of one second since the epoch, in no order. */
        public List<LogLine> second(long second) {
            long now = second * 1000;
            if (Incident.cycle(now) != cycle) {
                cycle = Incident.cycle(now);
                lives = world.lives(cycle * Incident.CYCLE_MS, (cycle + 1) * Incident.CYCLE_MS).stream()
                        .filter(whose)
                        .toList();
            }
            List<LogLine> lines = new ArrayList<>();
            for (Life life : lives) {
                if (life.exists(now)) {
                    new Pen(life, second, lines).write();
                }
            }
            return lines;
        }
    }

    /** Writes one pod's lines of one second. */
    private final class Pen {

        private final Life life;
        private final long second;
        private final List<LogLine> lines;
        private final Noise own;
        private int count;

        Pen(Life life, long second, List<LogLine> lines) {
            this.life = life;
            this.second = second;
            this.lines = lines;
            this.own = noise.of(life.place());
        }

        void write() {
            long now = second * 1000;
            Life.Stop last = life.lastStop(now);
            if (last != null && last.atMs() / 1000 == second) {
                lastWords(last);
                return;
            }
            if (!life.runs(now)) {
                return;
            }
            if (life.startedMs(now) / 1000 == second) {
                add(LineKind.STARTED);
            }
            Workload workload = life.workload();
            double severity = ServiceLoad.felt(workload, Incident.severityAt(now));
            double requests = workload.requestsPerSecond() * traffic.factor(now);
            double usual = workload.servesHttp() ? requests * SHARE_OF_REQUESTS : USUAL_OF_OTHERS;
            int usualLines = times(usual * (1 - 0.5 * severity), 0);
            for (int i = 0; i < usualLines; i++) {
                add(LineKind.usual(workload, own.unit(place() ^ 0x5555)));
            }
            int failures = times(failures(workload, requests, severity), 1);
            for (int i = 0; i < failures; i++) {
                add(LineKind.failure(workload));
            }
            int slow = workload.isJava() ? times(0.01 + 1.5 * severity, 2) : 0;
            for (int i = 0; i < slow; i++) {
                add(LineKind.SLOW_QUERY);
            }
        }

        private static double failures(Workload workload, double requests, double severity) {
            return workload.servesHttp()
                    ? requests * ServiceLoad.failed(workload, severity)
                    : workload.language().equals("postgres") ? 4 * severity : 0;
        }

        private void lastWords(Life.Stop stop) {
            switch (stop.reason()) {
                case "OOMKilled" -> add(LineKind.OUT_OF_MEMORY);
                case "Completed" -> add(LineKind.COMPLETED);
                default -> add(LineKind.CRASHED);
            }
        }

        /** A whole number that is {@code rate} on average. */
        private int times(double rate, int purpose) {
            return (int)
                    Math.min(MOST_PER_SECOND / 4, rate + noise.of(purpose + 1).unit(second * 64 + life.place()));
        }

        private long place() {
            return second * MOST_PER_SECOND + count;
        }

        private void add(LineKind kind) {
            long bits = own.bits(place());
            long nanos = second * 1_000_000_000 + (bits >>> 3) % 1_000 * 1_000_000 + count;
            lines.add(new LogLine(nanos, life, count++, kind, bits));
        }
    }
}
