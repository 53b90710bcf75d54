package dev.porthole.views.shell.topbar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.TimeWords;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeEntryTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-03-01T05:10:00Z"); // 14:10 in Seoul

    private final RangeEntry entry = new RangeEntry(SEOUL);

    @Test
    void times_of_today_dates_and_now_are_understood_in_local_time() {
        assertThat(entry.read("14:02", "14:09:30", NOW).range())
                .contains(new TimeRange(Instant.parse("2026-03-01T05:02:00Z"), Instant.parse("2026-03-01T05:09:30Z")));
        assertThat(entry.read("2026-02-28", "now", NOW).range())
                .contains(new TimeRange(Instant.parse("2026-02-27T15:00:00Z"), NOW));
        assertThat(entry.read(" 2026-02-28T9:05 ", "2026-03-01 00:00", NOW).range())
                .contains(new TimeRange(Instant.parse("2026-02-28T00:05:00Z"), Instant.parse("2026-02-28T15:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "25:00", "2026-02-30", "2026-13-01 10:00", "14", "14:02 14:03"})
    void what_is_not_a_time_is_said_at_its_field(String typed) {
        RangeEntry.Result result = entry.read(typed, "now", NOW);
        assertThat(result.range()).isEmpty();
        assertThat(result.from()).contains(Phrase.of("range.error.form"));
        assertThat(result.to()).isEmpty();
    }

    @Test
    void an_end_before_its_start_and_a_start_to_come_are_refused() {
        assertThat(entry.read("14:05", "14:05", NOW).to()).contains(Phrase.of("range.error.order"));
        assertThat(entry.read("15:05", "16:05", NOW).from()).contains(Phrase.of("range.error.future"));
    }

    @Test
    void what_is_written_can_be_read() {
        Instant start = NOW.minusSeconds(61);
        assertThat(entry.read(entry.written(start), entry.written(NOW), NOW).range())
                .contains(new TimeRange(start, NOW));
    }

    @Test
    void ranges_are_said_shortly_and_with_the_day_when_it_is_another() {
        var words = new TimeWords(new Messages(Locale.ENGLISH), SEOUL);
        assertThat(words.of(new TimeChoice.Last(Duration.ofHours(1)), NOW)).isEqualTo("Last 1 hour");
        assertThat(words.of(new TimeChoice.Last(Duration.ofMinutes(90)), NOW).replace('\u202f', ' '))
                .isEqualTo("Last 1 h 30 min");
        assertThat(words.of(new TimeChoice.Fixed(new TimeRange(NOW.minusSeconds(480), NOW)), NOW))
                .isEqualTo("14:02 \u2013 14:10");
        assertThat(words.of(new TimeChoice.Fixed(new TimeRange(NOW.minusSeconds(86_400), NOW)), NOW))
                .isEqualTo("02-28 14:10 \u2013 03-01 14:10");
        assertThat(words.offset(NOW)).isEqualTo("UTC+09:00");
        assertThat(new TimeWords(new Messages(Locale.ENGLISH), ZoneId.of("UTC")).offset(NOW))
                .isEqualTo("UTC");
    }

    @Test
    void every_range_and_interval_on_offer_has_a_name() {
        var messages = new Messages(Locale.ENGLISH);
        TimeWords.RANGES.forEach(length -> assertThat(messages.has("range." + length))
                .as(length.toString())
                .isTrue());
    }
}
