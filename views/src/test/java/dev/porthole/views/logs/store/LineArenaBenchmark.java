package dev.porthole.views.logs.store;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Filling and searching an arena; {@code views/docs/log-store.md} has the command and what came of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1500m", "-XX:+UseSerialGC"})
public class LineArenaBenchmark {

    @Param("1000000")
    int lines;

    private LineArena arena;
    private LogEntry[] sample;

    @Setup
    public void fill() {
        var random = new Random(1);
        sample = new LogEntry[1024];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = entry(i, random);
        }
        arena = append();
    }

    private static LogEntry entry(int number, Random random) {
        var text = new StringBuilder("GET /api/orders/").append(number).append(" 200 ");
        while (text.length() < 145) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        if (number == 500) {
            text.replace(100, 107, "timeout");
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("kubernetes.pod.name", "pod-" + number % 40);
        fields.put("kubernetes.namespace", "shop");
        fields.put("log.level", "info");
        fields.put("message", text.toString());
        return new LogEntry(
                "",
                number,
                LogLevel.INFO,
                new LogEntry.Origin("shop", "pod-" + number % 40, "app", "checkout"),
                text.toString(),
                "",
                fields);
    }

    @Benchmark
    public LineArena append() {
        var filled = new LineArena(Long.MAX_VALUE);
        for (int i = 0; i < lines; i++) {
            filled.append(sample[i & 1023]);
        }
        return filled;
    }

    @Benchmark
    public int literal() {
        return count(LinePattern.literal("timeout"));
    }

    @Benchmark
    public int regex() {
        return count(LinePattern.regex(Pattern.compile("time(out|d)")));
    }

    private int count(LinePattern pattern) {
        int found = 0;
        for (int line = arena.first(); line < arena.end(); line++) {
            if (arena.matches(line, pattern)) {
                found++;
            }
        }
        return found;
    }
}
