package dev.porthole.views.chart;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.image.WritableImage;
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

/**
 * What it costs to repaint fifty series after each got a new sample, beside JavaFX' own LineChart in the same run: with
 * layout and painting of the whole scene, and our raster alone. How to run it: docs/benchmark.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true", "-Xmx2g"})
public class ChartBenchmark {

    private static final int SERIES = 50;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;

    @Param({"240", "11000"})
    public int points;

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final UiBridge bridge = new UiBridge(Runnable::run);
    private double[][] waves = {};
    private int shift;
    private ChartModel model;
    private Scene ours;
    private Scene theirs;
    private WritableImage screen;
    private List<XYChart.Series<Number, Number>> data = List.of();

    private ChartModel model() {
        Instant end = Instant.ofEpochMilli(points * 1000L);
        return new ChartModel(
                new TimeCursor(
                        new TimeChoice.Last(Duration.ofSeconds(points)),
                        Duration.ofSeconds(5),
                        InstantSource.fixed(end)),
                InstantSource.fixed(end));
    }

    @Setup
    public void open() {
        var random = new Random(1);
        waves = new double[SERIES][2 * points];
        for (double[] wave : waves) {
            double level = 100;
            for (int i = 0; i < wave.length; i++) {
                level = Math.max(0, level + random.nextGaussian());
                wave[i] = level;
            }
        }
        model = model();
        UiThread.run(() -> {
            screen = new WritableImage(WIDTH, HEIGHT);
            var look = new Appearance(Theme.DARK);
            ours = new Scene(new ChartView(model, messages, ZoneId.of("UTC"), Runnable::run, bridge), WIDTH, HEIGHT);
            theirs = new Scene(lineChart(), WIDTH, HEIGHT);
            look.dress(ours);
            look.dress(theirs);
        });
    }

    private LineChart<Number, Number> lineChart() {
        var chart = new LineChart<>(new NumberAxis(0, points, points / 10.0), new NumberAxis(0, 400, 50));
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        chart.setLegendVisible(false);
        var all = new ArrayList<XYChart.Series<Number, Number>>();
        for (int s = 0; s < SERIES; s++) {
            var series = new XYChart.Series<Number, Number>();
            var samples = new ArrayList<XYChart.Data<Number, Number>>();
            for (int i = 0; i < points; i++) {
                samples.add(new XYChart.Data<>(i, waves[s][i]));
            }
            series.getData().setAll(samples);
            all.add(series);
        }
        chart.getData().setAll(all);
        data = all;
        return chart;
    }

    private List<ChartSeries> shifted() {
        shift = (shift + 1) % points;
        var series = new ArrayList<ChartSeries>();
        for (int s = 0; s < SERIES; s++) {
            double[] values = new double[points];
            System.arraycopy(waves[s], shift, values, 0, points);
            Labels labels = Labels.of("n", String.valueOf(s));
            series.add(ChartSeries.of(labels, "s", new TimeSeries(labels, 0, 1000, values)));
        }
        return series;
    }

    /** Decimation and pixels, as the painter's thread does them. */
    @Benchmark
    public Object raster() {
        List<ChartSeries> series = shifted();
        int[] colours = new int[SERIES];
        Arrays.fill(colours, 0xff58a6ff);
        return ChartPicture.paint(
                new ChartPicture.Order(
                        series,
                        colours,
                        -1,
                        new ChartContent(series, Quantity.COUNT, List.of(), List.of(), ""),
                        ChartLook.LINES,
                        new TimeScale(0, points * 1000L, WIDTH),
                        HEIGHT,
                        1),
                messages);
    }

    /** The whole chart on one thread, axes and painting of the scene included. */
    @Benchmark
    public Object chart() {
        List<ChartSeries> series = shifted();
        return UiThread.call(() -> {
            model.show(new ChartContent(series, Quantity.COUNT, List.of(), List.of(), ""));
            return ours.snapshot(screen);
        });
    }

    /** The same samples in JavaFX' chart, without symbols, animation and automatic axes. */
    @Benchmark
    public Object lineChartOfJavaFx() {
        shift = (shift + 1) % points;
        return UiThread.call(() -> {
            for (int s = 0; s < SERIES; s++) {
                List<XYChart.Data<Number, Number>> samples = data.get(s).getData();
                for (int i = 0; i < points; i++) {
                    samples.get(i).setYValue(waves[s][shift + i]);
                }
            }
            return theirs.snapshot(screen);
        });
    }
}
