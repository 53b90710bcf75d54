package dev.porthole.views.alerts.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiringHistoryTest {

    private static final TimeRange OVER_MIDNIGHT =
            new TimeRange(Instant.parse("2026-01-30T23:30:00Z"), Instant.parse("2026-01-31T01:10:00Z"));
    private static final TimeRange NOON =
            new TimeRange(Instant.parse("2026-01-31T12:00:00Z"), Instant.parse("2026-01-31T12:05:00Z"));

    @Test
    void each_hour_of_the_day_gets_its_share() {
        FiringHistory history = FiringHistory.of(List.of(OVER_MIDNIGHT, NOON), ZoneOffset.UTC);

        assertThat(history.times()).isEqualTo(2);
        assertThat(history.length()).isEqualTo(Duration.ofMinutes(105));
        assertThat(history.hours()).hasSize(24);
        assertThat(history.hours().get(23)).isEqualTo(Duration.ofMinutes(30));
        assertThat(history.hours().get(0)).isEqualTo(Duration.ofMinutes(60));
        assertThat(history.hours().get(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(history.hours().get(12)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void hours_are_those_of_the_place() {
        FiringHistory history = FiringHistory.of(List.of(NOON), ZoneId.of("Asia/Seoul"));

        assertThat(history.hours().get(21)).isEqualTo(Duration.ofMinutes(5));
        assertThat(history.hours().get(12)).isZero();
    }
}
