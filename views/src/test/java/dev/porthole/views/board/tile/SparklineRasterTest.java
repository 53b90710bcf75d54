package dev.porthole.views.board.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.Arrays;
import java.util.Random;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class SparklineRasterTest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 50;
    private static final SparklineStyle STYLE = SparklineStyle.of(Color.WHITE, Color.RED, 1, 0);

    private static int[] paint(double[] values, double threshold) {
        return new SparklineRaster(WIDTH, HEIGHT).paint(values, threshold, STYLE);
    }

    private static int alpha(int[] pixels, int x, int y) {
        return pixels[y * WIDTH + x] >>> 24;
    }

    /** The first row from above where the line itself, not its area, is. */
    private static int top(int[] pixels, int x) {
        for (int y = 0; y < HEIGHT; y++) {
            if (alpha(pixels, x, y) > 100) {
                return y;
            }
        }
        return HEIGHT;
    }

    @Test
    void one_sample_among_ten_thousand_is_still_seen() {
        for (int at : new int[] {0, 1, 4_999, 5_000, 7_777, 9_998, 9_999}) {
            double[] values = new double[10_000];
            Arrays.fill(values, 1);
            values[at] = 100;
            int[] pixels = paint(values, Double.NaN);
            int highest = java.util.stream.IntStream.range(0, WIDTH)
                    .map(x -> top(pixels, x))
                    .min()
                    .orElseThrow();
            assertThat(highest).as("spike at %d", at).isLessThan(HEIGHT / 4);
        }
    }

    @Test
    void a_dip_of_one_sample_is_still_seen() {
        double[] values = new double[10_000];
        Arrays.fill(values, 100);
        values[5_000] = 0;
        int[] pixels = paint(values, Double.NaN);
        assertThat(alpha(pixels, 80, HEIGHT - 2)).isGreaterThan(100);
        assertThat(alpha(pixels, 40, HEIGHT - 2)).isLessThan(60);
    }

    @Test
    void a_gap_stays_blank_from_top_to_bottom() {
        double[] values = new double[160];
        Arrays.fill(values, 5);
        Arrays.fill(values, 60, 100, TimeSeries.ABSENT);
        int[] pixels = paint(values, Double.NaN);
        for (int x = 64; x < 96; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                assertThat(alpha(pixels, x, y)).isZero();
            }
        }
        assertThat(top(pixels, 50)).isLessThan(HEIGHT);
        assertThat(top(pixels, 110)).isLessThan(HEIGHT);
    }

    @Test
    void a_sample_between_two_gaps_is_a_dot() {
        double[] values = new double[161];
        Arrays.fill(values, Double.NaN);
        values[80] = 3;
        int[] pixels = paint(values, Double.NaN);
        assertThat(top(pixels, 80)).isLessThan(HEIGHT / 2);
    }

    @Test
    void what_is_infinite_reaches_the_edge_and_spoils_nothing_else() {
        double[] values = new double[160];
        Arrays.fill(values, 5);
        values[80] = Double.POSITIVE_INFINITY;
        values[120] = Double.NEGATIVE_INFINITY;
        int[] pixels = paint(values, Double.NaN);
        assertThat(top(pixels, 80)).isLessThanOrEqualTo(2);
        assertThat(top(pixels, 20)).isBetween(4, HEIGHT / 4);
        assertThat(alpha(pixels, 120, HEIGHT - 2)).isGreaterThan(100);
    }

    @Test
    void nothing_at_all_paints_nothing_not_even_the_threshold() {
        assertThat(paint(new double[0], 5)).containsOnly(0);
        double[] none = new double[50];
        Arrays.fill(none, TimeSeries.ABSENT);
        assertThat(paint(none, 5)).containsOnly(0);
    }

    @Test
    void the_threshold_is_dashed_and_lies_where_its_value_lies() {
        double[] values = new double[160];
        Arrays.fill(values, 1);
        int[] pixels = paint(values, 10);
        int row = -1;
        for (int y = 0; y < HEIGHT && row < 0; y++) {
            row = alpha(pixels, 0, y) > 150 ? y : -1;
        }
        assertThat(row).isBetween(2, 10);
        assertThat(pixels[row * WIDTH] >> 16 & 0xff).isGreaterThan(150);
        assertThat(pixels[row * WIDTH] & 0xff).isLessThan(20);
        assertThat(alpha(pixels, 4, row)).isZero();
    }

    @Test
    void a_flat_line_of_nothing_lies_at_the_foot() {
        int[] pixels = paint(new double[160], Double.NaN);
        assertThat(top(pixels, 80)).isGreaterThanOrEqualTo(HEIGHT - 2);
    }

    @Test
    void the_line_is_about_as_thick_on_a_slope_as_on_the_level() {
        double[] rising = new double[160];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i;
        }
        double level = ink(new double[160]) / WIDTH;
        double slope = ink(rising) / Math.hypot(WIDTH, HEIGHT * 0.86);
        assertThat(slope).isCloseTo(level, org.assertj.core.data.Percentage.withPercentage(15));
    }

    private static double ink(double[] values) {
        var style = new SparklineStyle(0xffffffff, 0, 0, 1.6, 3, 0);
        return Arrays.stream(new SparklineRaster(WIDTH, HEIGHT).paint(values, Double.NaN, style))
                .mapToDouble(pixel -> (pixel >>> 24) / 255.0)
                .sum();
    }

    @Test
    void any_series_in_any_size_gives_pixels_that_are_premultiplied() {
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            int width = 1 + random.nextInt(200);
            int height = 1 + random.nextInt(80);
            double[] values = new double[random.nextInt(600)];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (random.nextInt(12)) {
                    case 0 -> Double.NaN;
                    case 1 -> TimeSeries.ABSENT;
                    case 2 -> Double.POSITIVE_INFINITY;
                    case 3 -> Double.NEGATIVE_INFINITY;
                    case 4 -> Double.MAX_VALUE;
                    case 5 -> -Double.MAX_VALUE;
                    case 6 -> Double.MIN_VALUE;
                    default -> random.nextGaussian();
                };
            }
            double threshold = random.nextBoolean() ? Double.NaN : random.nextGaussian() * 2;
            int[] pixels = new SparklineRaster(width, height)
                    .paint(values, threshold, SparklineStyle.of(Color.web("#58a6ff"), Color.RED, 1.5, 7));
            assertThat(pixels).hasSize(width * height);
            for (int pixel : pixels) {
                int alpha = pixel >>> 24;
                assertThat(Math.max(pixel >> 16 & 0xff, Math.max(pixel >> 8 & 0xff, pixel & 0xff)))
                        .isLessThanOrEqualTo(alpha + 1);
            }
        }
    }
}
