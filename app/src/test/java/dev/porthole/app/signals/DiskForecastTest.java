package dev.porthole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A forecast is made from history that is worth it, and from no other. */
class DiskForecastTest {

    private static final long STEP_MS = 180_000;
    private static final int SIX_HOURS = 121;
    private static final double GIB = 1 << 30;

    private static TimeSeries free(int samples, IntToDoubleFunction value) {
        double[] values = new double[SIX_HOURS];
        Arrays.fill(values, TimeSeries.ABSENT);
        for (int i = 0; i < samples; i++) {
            values[SIX_HOURS - samples + i] = value.applyAsDouble(i);
        }
        return new TimeSeries(Labels.EMPTY, 0, STEP_MS, values);
    }

    @Test
    void six_hours_on_a_line_tell_days_ahead() {
        // 20 GiB left, one gone in each hour
        var forecast = new DiskForecast(free(SIX_HOURS, i -> GIB * (26 - i / 20.0)));
        assertThat(forecast.full().orElseThrow()).isBetween(Duration.ofHours(19), Duration.ofHours(21));
    }

    @Test
    void twelve_minutes_tell_two_hours_ahead_but_not_two_days() {
        assertThat(new DiskForecast(free(9, i -> GIB * (2 - i / 20.0))).full()).isPresent();
        assertThat(new DiskForecast(free(9, i -> GIB * (48 - i / 20.0))).full()).isEmpty();
    }

    @Test
    void what_lies_on_no_line_tells_nothing() {
        assertThat(new DiskForecast(free(SIX_HOURS, i -> GIB * (20 - i % 10))).full())
                .isEmpty();
        assertThat(new DiskForecast(free(SIX_HOURS, i -> GIB * 20)).full()).isEmpty();
        assertThat(new DiskForecast(free(SIX_HOURS, i -> GIB * (20 + i))).full())
                .isEmpty();
        assertThat(new DiskForecast(free(0, i -> 0)).full()).isEmpty();
    }
}
