package dev.porthole.views.board.tile;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.paint.Color;
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
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to paint the sparklines of a board of fifty tiles once. How to run it: docs/benchmark.md. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SparklineBenchmark {

    private static final int TILES = 50;

    @Param({"240", "11000"})
    public int points;

    /** Pixels of the screen per logical pixel. */
    @Param({"1", "2"})
    public int scale;

    private double[][] series = {};
    private SparklineStyle style = SparklineStyle.of(Color.WHITE, Color.RED, 1, 7);

    @Setup
    public void fill() {
        var random = new Random(1);
        series = new double[TILES][points];
        for (double[] values : series) {
            double level = 100;
            for (int i = 0; i < points; i++) {
                level = Math.max(0, level + random.nextGaussian());
                values[i] = random.nextInt(100) == 0 ? Double.NaN : level;
            }
        }
        style = SparklineStyle.of(Color.web("#58a6ff"), Color.web("#f85149"), scale, 7);
    }

    @Benchmark
    public void board(Blackhole hole) {
        for (double[] values : series) {
            hole.consume(new SparklineRaster(162 * scale, 52 * scale).paint(values, 120, style));
        }
    }
}
