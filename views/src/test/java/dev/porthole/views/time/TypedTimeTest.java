package dev.porthole.views.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z"); // 14:10 in Seoul

    private final TypedTime times = new TypedTime(ZoneId.of("Asia/Seoul"));

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-01T05:10:00Z",
        "NOW, 2026-03-01T05:10:00Z",
        "now-1h, 2026-03-01T04:10:00Z",
        "now - 1h30m, 2026-03-01T03:40:00Z",
        "-15m, 2026-03-01T04:55:00Z",
        "now-1d, 2026-02-28T05:10:00Z",
        "now-2w, 2026-02-15T05:10:00Z",
        "now-500ms, 2026-03-01T05:09:59.500Z",
        "14:02, 2026-03-01T05:02:00Z",
        "9:05:30, 2026-03-01T00:05:30Z",
        "14:02:03.25, 2026-03-01T05:02:03.250Z",
        "04:02 UTC, 2026-03-01T04:02:00Z",
        "04:02Z, 2026-03-01T04:02:00Z",
        "2026-02-28, 2026-02-27T15:00:00Z",
        "2026-02-28T9:05, 2026-02-28T00:05:00Z",
        "2026-02-28 09:05:06, 2026-02-28T00:05:06Z",
        "2026-02-28 09:05 utc, 2026-02-28T09:05:00Z",
        "2026-02-28T09:05:06Z, 2026-02-28T09:05:06Z",
        "2026-02-28T09:05:06.123Z, 2026-02-28T09:05:06.123Z",
        "2026-02-28T09:05:06+01:00, 2026-02-28T08:05:06Z",
        "2026-02-28 09:05:06 +01:00, 2026-02-28T08:05:06Z",
        "1772341800, 2026-03-01T05:10:00Z",
        "1772341800.5, 2026-03-01T05:10:00.500Z",
        "1772341800123, 2026-03-01T05:10:00.123Z"
    })
    void times_are_read_as_people_type_them(String typed, Instant meant) {
        assertThat(times.read("  " + typed + " ", NOW)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "25:00",
                "2026-02-30",
                "2026-13-01 10:00",
                "14",
                "14:02 14:03",
                "now-",
                "now-1y",
                "now1h",
                "-",
                "1772341800s",
                "2026-02-28T09:05:06+25:00",
                "12345"
            })
    void what_is_no_time_is_none(String typed) {
        assertThat(times.read(typed, NOW)).isEmpty();
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(times.read(times.written(NOW), NOW)).contains(NOW);
    }
}
