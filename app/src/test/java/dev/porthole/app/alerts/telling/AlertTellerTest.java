package dev.porthole.app.alerts.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.SettableClock;
import dev.porthole.app.alerts.telling.desktop.Desktop;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.alerts.telling.desktop.WebPage;
import dev.porthole.app.settings.QuietHours;
import dev.porthole.app.settings.TellingSettings;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided reaches the desktop, or else the window, and waits for its time. */
class AlertTellerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final LiveValue<List<AlertGroup>> alerts = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final LiveValue<String> local = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final SettableClock clock = new SettableClock(NOW);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Queue<Duration> waits = new ArrayDeque<>();
    private volatile boolean able = true;
    private volatile TellingSettings settings = TellingSettings.DEFAULT;
    private final AlertTeller teller = new AlertTeller(
            new AlertTeller.Heard(alerts, local),
            () -> settings,
            new AlertTeller.Ways(
                    new Ears(), new Messages(Locale.ENGLISH), notice -> heard.add("window " + notice.title())),
            new AlertTeller.Clock(clock, ZoneOffset.UTC, (delay, action) -> {
                waits.add(delay);
                return () -> {};
            }),
            "prod");

    private final class Ears implements Desktop {
        @Override
        public boolean show(DesktopNotice notice) {
            if (able) {
                heard.add("desktop " + notice.title());
            }
            return able;
        }

        @Override
        public boolean browse(WebPage page) {
            throw new AssertionError("nobody wants a browser");
        }

        @Override
        public boolean sound() {
            heard.add("sound");
            return true;
        }
    }

    @AfterEach
    void ends() {
        teller.close();
    }

    private void fires(String... names) {
        alerts.set(new Observation.Fresh<>(
                List.of(new AlertGroup(
                        Labels.EMPTY,
                        "pager",
                        List.of(names).stream().map(AlertTellerTest::alert).toList())),
                clock.instant(),
                List.of()));
    }

    private static Alert alert(String name) {
        return new Alert(
                name,
                Labels.of("alertname", name, "severity", "page"),
                Labels.EMPTY,
                new Alert.Times(NOW, NOW, NOW),
                Alert.State.ACTIVE,
                Alert.Muting.NONE,
                List.of(),
                "");
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void the_first_word_waits_for_what_comes_later_and_health_is_no_alert() throws Exception {
        fires("A", "Watchdog");
        assertThat(heard).isEmpty();

        local.set(new Observation.Fresh<>("", NOW, List.of()));
        fires("A", "B", "Watchdog");

        assertThat(next()).isEqualTo("desktop 2 alerts are firing in prod");
        assertThat(next()).isEqualTo("sound");
    }

    @Test
    void where_the_desktop_has_no_way_the_window_shows_it() throws Exception {
        local.set(new Observation.Fresh<>("", NOW, List.of()));
        able = false;

        fires("A");

        assertThat(next()).isEqualTo("window Critical: A in prod");
        assertThat(next()).isEqualTo("sound");
    }

    @Test
    void at_night_nothing_is_heard_and_the_morning_is_waited_for() throws Exception {
        local.set(new Observation.Fresh<>("", NOW, List.of()));
        settings = new TellingSettings(
                true, Severity.CRITICAL, false, Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0))));
        fires("A");
        assertThat(waits).containsExactly(Duration.ofHours(2));
        assertThat(heard).isEmpty();
        clock.pass(Duration.ofHours(2));

        teller.look();

        assertThat(next()).isEqualTo("desktop Critical: A in prod");
        assertThat(heard).isEmpty();
    }

    @Test
    void after_its_end_nothing_is_told() {
        local.set(new Observation.Fresh<>("", NOW, List.of()));
        teller.close();

        fires("A");
        teller.look();

        assertThat(heard).isEmpty();
    }
}
