package dev.porthole.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class NormalBandTest {

    private static final int SIZE = 240;
    private static final long STEP = 15_000;
    private static final long START = Instant.parse("2026-03-01T04:10:00Z").toEpochMilli();

    private static TimeSeries series(long seed, double noise, IntToDoubleFunction level) {
        var random = new Random(seed);
        double[] values = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = Math.max(0, level.applyAsDouble(i) * (1 + noise * random.nextGaussian()));
        }
        return new TimeSeries(Labels.EMPTY, START, STEP, values);
    }

    private static void leftAt(TimeSeries series, int at, int tolerance) {
        assertThat(NormalBand.left(series)).hasValueSatisfying(excursion -> {
            long off = Duration.between(Instant.ofEpochMilli(series.timeMs(at)), excursion.since())
                    .toMillis();
            assertThat(Math.abs(off)).as("milliseconds off").isLessThanOrEqualTo(tolerance * STEP);
        });
    }

    @Test
    void a_hill_begins_where_it_rises() {
        for (long seed = 0; seed < 50; seed++) {
            leftAt(
                    series(
                            seed,
                            0.15,
                            i -> 0.01 + (i > 160 && i < 204 ? 0.36 * Math.sin((i - 160) / 44.0 * Math.PI) : 0)),
                    161,
                    1);
        }
    }

    @Test
    void a_step_to_a_new_level_is_left_for_good_even_when_the_new_level_lasts_longer_and_is_calmer() {
        for (long seed = 0; seed < 50; seed++) {
            TimeSeries up = series(seed, 0.1, i -> i < 90 ? 100 : 180);
            leftAt(up, 90, 1);
            assertThat(NormalBand.left(up).orElseThrow().until()).isEqualTo(Instant.ofEpochMilli(up.endMs()));
        }
    }

    @Test
    void traffic_that_falls_to_nothing_left_its_level_and_not_the_nothing() {
        for (long seed = 0; seed < 50; seed++) {
            leftAt(series(seed, 0.08, i -> i < 150 ? 1200 : 0), 150, 0);
        }
    }

    @Test
    void of_two_hills_that_are_nearly_as_great_the_last_is_told_and_a_small_one_after_a_great_one_is_not() {
        leftAt(series(4, 0.1, i -> i > 60 && i < 90 ? 1 : i > 180 && i < 206 ? 0.9 : 0.01), 181, 1);
        leftAt(series(4, 0.1, i -> i > 60 && i < 90 ? 1 : i > 180 && i < 190 ? 0.3 : 0.01), 61, 1);
    }

    @Test
    void noise_alone_is_no_excursion() {
        int told = 0;
        for (long seed = 0; seed < 200; seed++) {
            told += NormalBand.left(series(seed, 0.1, i -> 50)).isPresent() ? 1 : 0;
        }
        assertThat(told).isLessThanOrEqualTo(4);
    }

    @Test
    void one_sample_that_stands_out_is_no_beginning() {
        assertThat(NormalBand.left(series(1, 0.05, i -> i == 100 ? 500 : 50))).isEmpty();
    }

    @Test
    void flat_lines_gaps_and_short_series_are_fine() {
        assertThat(NormalBand.left(series(1, 0, i -> 0))).isEmpty();
        assertThat(NormalBand.left(new TimeSeries(Labels.EMPTY, 0, 1000, new double[] {1, 2, 90})))
                .isEmpty();
        double[] none = new double[100];
        Arrays.fill(none, TimeSeries.ABSENT);
        assertThat(NormalBand.left(new TimeSeries(Labels.EMPTY, 0, 1000, none))).isEmpty();
        TimeSeries holed = series(3, 0.1, i -> i % 7 == 0 ? Double.NaN : i < 120 ? 10 : 30);
        leftAt(holed, 120, 2);
        leftAt(series(3, 0, i -> i < 120 ? 0 : 0.2), 120, 0);
    }
}
