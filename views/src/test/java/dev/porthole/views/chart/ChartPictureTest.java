package dev.porthole.views.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPictureTest {

    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);
    private static final int WIDTH = 300;
    private static final int HEIGHT = 120;

    private static ChartPicture paint(ChartKind kind, long endMs, TimeSeries... all) {
        List<ChartSeries> series = Arrays.stream(all)
                .map(one -> ChartSeries.of(one.labels(), "s", one))
                .toList();
        int[] colours = new int[all.length];
        Arrays.fill(colours, 0xffffffff);
        return ChartPicture.paint(
                new ChartPicture.Order(
                        series,
                        colours,
                        -1,
                        new ChartContent(series, Quantity.COUNT, List.of(), List.of(), ""),
                        new ChartLook(kind, false),
                        new TimeScale(0, endMs, WIDTH),
                        HEIGHT,
                        1),
                ENGLISH);
    }

    private static TimeSeries series(double... values) {
        return new TimeSeries(Labels.of("n", String.valueOf(values.length)), 0, 1000, values);
    }

    private static boolean inked(ChartPicture picture, int x) {
        for (int y = 0; y < picture.height(); y++) {
            if (picture.pixels()[y * picture.width() + x] >>> 24 > 60) {
                return true;
            }
        }
        return false;
    }

    private static int top(ChartPicture picture, int x) {
        for (int y = 0; y < picture.height(); y++) {
            if (picture.pixels()[y * picture.width() + x] >>> 24 > 100) {
                return y;
            }
        }
        return picture.height();
    }

    @Test
    void one_spike_in_eleven_thousand_samples_is_seen_where_it_is() {
        for (int at : new int[] {0, 1, 5_555, 9_000, 10_999}) {
            double[] values = new double[11_000];
            Arrays.fill(values, 1);
            values[at] = 100;
            ChartPicture picture = paint(ChartKind.LINES, 10_999_000, series(values));
            int x = Math.min(WIDTH - 1, (int) ((double) at / 10_999 * WIDTH));
            assertThat(top(picture, x)).as("spike at %d", at).isLessThan(4);
        }
    }

    @Test
    void a_gap_is_a_gap_at_every_density() {
        for (int size : new int[] {60, 11_000}) {
            double[] values = new double[size];
            Arrays.fill(values, 5);
            Arrays.fill(values, size / 3, size * 2 / 3, TimeSeries.ABSENT);
            ChartPicture picture = paint(ChartKind.LINES, (size - 1) * 1000L, series(values));
            assertThat(inked(picture, WIDTH / 2)).isFalse();
            assertThat(inked(picture, WIDTH / 4)).isTrue();
            assertThat(inked(picture, WIDTH * 3 / 4)).isTrue();
        }
    }

    @Test
    void only_the_range_shown_decides_how_high_the_axis_is() {
        double[] values = new double[120];
        Arrays.fill(values, 1);
        values[110] = 1e6;
        ChartPicture picture = paint(ChartKind.LINES, 60_000, series(values));
        assertThat(picture.values().scale().high()).isEqualTo(1);
    }

    @Test
    void stacked_series_reach_their_sum() {
        double[] three = new double[61];
        double[] four = new double[61];
        Arrays.fill(three, 3);
        Arrays.fill(four, 4);
        ChartPicture picture = paint(ChartKind.STACKED, 60_000, series(three), series(four));
        double y = picture.values().scale().y(7);
        assertThat(top(picture, 150)).isBetween((int) y - 2, (int) y + 2);
        ChartPicture bars = paint(ChartKind.BARS, 60_000, series(three), series(four));
        assertThat(top(bars, 150)).isBetween((int) y - 2, (int) y + 2);
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void any_series_gives_pixels_that_are_premultiplied(ChartKind kind) {
        var random = new Random(5);
        for (int round = 0; round < 60; round++) {
            double[] values = new double[random.nextInt(2_000)];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (random.nextInt(12)) {
                    case 0 -> Double.NaN;
                    case 1 -> TimeSeries.ABSENT;
                    case 2 -> Double.POSITIVE_INFINITY;
                    case 3 -> -1e300;
                    default -> random.nextGaussian() * 100;
                };
            }
            ChartPicture picture =
                    paint(kind, 1 + random.nextInt(3_000_000), series(values), series(new double[] {1, 2}));
            for (int pixel : picture.pixels()) {
                int alpha = pixel >>> 24;
                assertThat(pixel >> 16 & 0xff).isLessThanOrEqualTo(alpha);
                assertThat(pixel >> 8 & 0xff).isLessThanOrEqualTo(alpha);
                assertThat(pixel & 0xff).isLessThanOrEqualTo(alpha);
            }
        }
    }
}
