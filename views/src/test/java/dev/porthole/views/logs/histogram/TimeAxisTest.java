package dev.porthole.views.logs.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

    private static final long START = Instant.parse("2026-11-23T13:08:03Z").toEpochMilli();

    @Test
    void labels_stand_at_round_local_times() {
        var axis = new TimeAxis(ZoneId.of("Asia/Kolkata"), START, START + 3_600_000);
        assertThat(axis.ticks(600))
                .extracting(TimeAxis.Tick::label)
                .containsExactly("18:45", "19:00", "19:15", "19:30");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 60_000, 3_600_000, 86_400_000, 30L * 86_400_000, 400L * 86_400_000})
    void there_is_room_for_every_label(long length) {
        var ticks = new TimeAxis(ZoneId.of("Asia/Seoul"), START, START + length).ticks(850);
        assertThat(ticks).hasSizeLessThanOrEqualTo(7 + 1);
        assertThat(ticks).allMatch(tick -> tick.timeMs() >= START && tick.timeMs() <= START + length);
    }
}
