package dev.porthole.app.alerts.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.settings.QuietHours;
import dev.porthole.app.settings.TellingSettings;
import dev.porthole.connectors.api.Severity;
import dev.porthole.views.i18n.Messages;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People hear of what is new, once, together, and never at night. */
class TellingTest {

    private static final TellingSettings CRITICAL = TellingSettings.DEFAULT;

    private final Messages english = new Messages(Locale.ENGLISH);
    private final Telling telling = new Telling();
    private ZonedDateTime now = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("Asia/Seoul"));

    private static FiringAlert critical(String name) {
        return new FiringAlert(name, name, Severity.CRITICAL, name + " is bad", false);
    }

    private static FiringAlert warning(String name) {
        return new FiringAlert(name, name, Severity.WARNING, name + " is odd", false);
    }

    private static FiringAlert muted(String name) {
        return new FiringAlert(name, name, Severity.CRITICAL, "", true);
    }

    private Telling.Decision look(TellingSettings settings, FiringAlert... firing) {
        return telling.look(List.of(firing), settings, now);
    }

    private Telling.Decision look(FiringAlert... firing) {
        return look(CRITICAL, firing);
    }

    private static List<String> names(Telling.Decision decision) {
        return decision.message()
                .map(message -> message.alerts().stream().map(FiringAlert::name).toList())
                .orElse(List.of());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void what_fires_when_it_begins_is_one_summary() {
        FiringAlert[] many =
                IntStream.range(0, 50).mapToObj(i -> critical("A" + i)).toArray(FiringAlert[]::new);

        Telling.Decision decision = look(many);

        assertThat(decision.message().orElseThrow().summary()).isTrue();
        assertThat(names(decision)).hasSize(50);
        assertThat(decision.message().orElseThrow().title(english, "prod")).isEqualTo("50 alerts are firing in prod");
        assertThat(decision.message().orElseThrow().body(english).lines()).hasSize(5);
        assertThat(names(look(many))).isEmpty();
    }

    @Test
    void a_new_one_is_told_once_and_at_once() {
        look();
        pass(Duration.ofHours(1));

        Telling.Decision decision = look(critical("A"));

        assertThat(names(decision)).containsExactly("A");
        assertThat(decision.message().orElseThrow().summary()).isFalse();
        assertThat(decision.message().orElseThrow().title(english, "prod")).isEqualTo("Critical: A in prod");
        assertThat(decision.message().orElseThrow().body(english)).isEqualTo("A is bad");
        pass(Duration.ofHours(5));
        assertThat(names(look(critical("A")))).isEmpty();
    }

    @Test
    void those_that_come_soon_after_come_together_and_are_waited_for_no_longer_than_needed() {
        look();
        look(critical("A"));
        pass(Duration.ofSeconds(5));
        Telling.Decision soon = look(critical("A"), critical("B"));
        assertThat(names(soon)).isEmpty();
        assertThat(soon.again()).contains(Duration.ofSeconds(25));
        pass(Duration.ofSeconds(25));

        assertThat(names(look(critical("A"), critical("C"), critical("B")))).containsExactly("B", "C");
    }

    @Test
    void a_storm_of_an_hour_is_at_most_two_words_a_minute() {
        look();
        List<FiringAlert> firing = new ArrayList<>();
        int words = 0;
        for (int second = 0; second < 3600; second++) {
            firing.add(critical("A" + second));
            words += telling.look(firing, CRITICAL, now).message().isPresent() ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }
        assertThat(words).isEqualTo(120);
    }

    @Test
    void one_that_ends_and_is_back_within_minutes_is_not_told_again_and_later_is() {
        look();
        look(critical("A"));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMinutes(5));
            assertThat(names(i % 2 == 0 ? look() : look(critical("A")))).isEmpty();
        }
        look();
        pass(Duration.ofMinutes(16));
        look();

        assertThat(names(look(critical("A")))).containsExactly("A");
    }

    @Test
    void what_is_muted_is_not_told_until_it_no_longer_is() {
        look();
        assertThat(names(look(muted("A")))).isEmpty();
        pass(Duration.ofHours(2));

        assertThat(names(look(critical("A")))).containsExactly("A");
    }

    @Test
    void only_as_severe_as_wanted_and_the_worst_first() {
        look();
        assertThat(names(look(warning("A")))).isEmpty();
        pass(Duration.ofHours(1));
        var all = new TellingSettings(true, Severity.WARNING, true, Optional.empty());

        assertThat(names(look(all, warning("A"), critical("B")))).containsExactly("B", "A");
    }

    @Test
    void at_night_nobody_is_told_and_in_the_morning_of_what_still_fires() {
        var quiet = new TellingSettings(
                true, Severity.CRITICAL, true, Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))));
        look(quiet);
        now = now.withHour(23);
        Telling.Decision night = look(quiet, critical("A"), critical("B"));
        assertThat(names(night)).isEmpty();
        assertThat(night.again()).contains(Duration.ofHours(8));
        now = now.plusHours(8);

        assertThat(names(look(quiet, critical("B")))).containsExactly("B");
    }

    @Test
    void quiet_hours_may_lie_within_a_day_or_over_midnight() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

        assertThat(noon.contains(LocalTime.of(12, 0))).isTrue();
        assertThat(noon.contains(LocalTime.of(13, 0))).isFalse();
        assertThat(night.contains(LocalTime.of(23, 59))).isTrue();
        assertThat(night.contains(LocalTime.of(6, 59))).isTrue();
        assertThat(night.contains(LocalTime.of(7, 0))).isFalse();
    }

    @Test
    void who_does_not_want_to_be_told_is_not_told_of_it_later_either() {
        var off = new TellingSettings(false, Severity.CRITICAL, true, Optional.empty());
        assertThat(names(look(off, critical("A")))).isEmpty();
        pass(Duration.ofMinutes(1));

        assertThat(names(look(critical("A"), critical("B")))).containsExactly("B");
    }

    @Test
    void hostile_words_are_one_line_without_tricks() {
        look();
        var hostile = new FiringAlert("k", "A\u202e\nB", Severity.CRITICAL, "line\n\n<b>\u0000", false);

        Message message = look(hostile).message().orElseThrow();

        assertThat(message.title(english, "p\nq")).isEqualTo("Critical: A\ufffd B in p q");
        assertThat(message.body(english)).isEqualTo("line <b>\ufffd");
    }
}
