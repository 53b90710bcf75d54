package dev.porthole.connectors.prometheus.bench;

import dev.porthole.connectors.prometheus.BenchmarkedScanner;
import dev.porthole.connectors.prometheus.GeneratedBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One million samples, read by the scanner and by way of Jackson's tree. Both must come to the same checksum. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1500m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class ScannerBenchmark {

    private static final int SERIES = 100;
    private static final int POINTS = 10_000;

    private final BenchmarkedScanner scanner = new BenchmarkedScanner(GeneratedBody.query(POINTS));
    private byte[] body;

    @Setup
    public void generate() throws IOException {
        body = GeneratedBody.matrix(new Random(1), SERIES, POINTS).getBytes(StandardCharsets.UTF_8);
        if (scanner.scanned(body) != scanner.tree(body)) {
            throw new IllegalStateException("the two read different samples");
        }
    }

    @Benchmark
    public long scanner() throws IOException {
        return scanner.scanned(body);
    }

    @Benchmark
    public long jacksonTree() throws IOException {
        return scanner.tree(body);
    }

    @Test
    void run() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScannerBenchmark.class.getName() + "\\..*")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }
}
