package dev.porthole.connectors.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

    @Test
    void a_place_without_a_sample_is_not_a_sample_that_is_no_number() {
        assertThat(TimeSeries.isAbsent(TimeSeries.ABSENT)).isTrue();
        assertThat(TimeSeries.isAbsent(Double.NaN)).isFalse();
        assertThat(series(1, TimeSeries.ABSENT)).isNotEqualTo(series(1, Double.NaN));
        assertThat(series(1, TimeSeries.ABSENT)).isEqualTo(series(1, TimeSeries.ABSENT));
    }

    @Test
    void the_last_value_passes_over_absences() {
        assertThat(series(1, 2, TimeSeries.ABSENT).last()).isEqualTo(2);
        assertThat(TimeSeries.isAbsent(series(TimeSeries.ABSENT).last())).isTrue();
    }

    private static TimeSeries series(double... values) {
        return new TimeSeries(Labels.EMPTY, 0, 1000, values);
    }
}
