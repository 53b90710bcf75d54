package dev.porthole.views.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTicksTest {

    private static final long START = Instant.parse("2026-11-23T13:08:03Z").toEpochMilli();

    @Test
    void labels_stand_at_round_local_times() {
        var ticks = new TimeTicks(ZoneId.of("Asia/Kolkata")).of(new TimeScale(START, START + 3_600_000, 600));
        assertThat(ticks).extracting(TimeTicks.Tick::label).containsExactly("18:45", "19:00", "19:15", "19:30");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 60_000, 3_600_000, 86_400_000, 30L * 86_400_000, 400L * 86_400_000})
    void there_is_room_for_every_label(long length) {
        var ticks = new TimeTicks(ZoneId.of("Asia/Seoul")).of(new TimeScale(START, START + length, 850));
        assertThat(ticks).hasSizeLessThanOrEqualTo(7 + 1);
        assertThat(ticks).allMatch(tick -> tick.timeMs() >= START && tick.timeMs() <= START + length);
    }

    @Test
    void they_stay_round_when_the_clocks_are_changed_on_the_way() {
        long start = Instant.parse("2026-03-28T22:00:00Z").toEpochMilli();
        var ticks = new TimeTicks(ZoneId.of("Europe/Berlin")).of(new TimeScale(start, start + 12 * 3_600_000, 1000));
        assertThat(ticks)
                .extracting(TimeTicks.Tick::label)
                .containsExactly("00:00", "04:00", "06:00", "08:00", "10:00", "12:00");
    }

    @Test
    void the_offset_is_said() {
        assertThat(new TimeTicks(ZoneId.of("Asia/Seoul")).offset(START)).isEqualTo("UTC+09:00");
        assertThat(new TimeTicks(ZoneId.of("UTC")).offset(START)).isEqualTo("UTC");
    }
}
