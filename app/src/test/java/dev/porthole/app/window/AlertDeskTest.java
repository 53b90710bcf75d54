package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.Options;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.alerts.LocalAlerts;
import dev.porthole.views.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window tells of what fires, in its title and by the desktop, and lets a person decide of alarms. */
@Timeout(300)
class AlertDeskTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** The first fires in the sample cluster whatever hour it is there; the second has been so for ten minutes. */
    private static final String MINE = """
        alarms:
          - name: Mine
            query: count(up)
            above: 0
            severity: critical
            annotations: {summary: "{{ $value }} targets"}
          - name: Loud
            query: vector(time())
            above: %d
            for: 1h
            severity: warning
        """.formatted(Instant.now().getEpochSecond() - 600);

    @TempDir
    private Path folder;

    private OpenWindow open(int width, int height, Theme theme, Locale language) throws Exception {
        Files.createDirectories(folder.resolve("alarms"));
        Files.writeString(folder.resolve("alarms/alarms.yaml"), MINE);
        return new OpenWindow(SampleOptions.demo(), folder, theme, width, height, language);
    }

    private static List<Alert> alerts(OpenWindow window) {
        return window.session().allAlerts().latest().known().orElse(List.of()).stream()
                .map(AlertGroup::alerts)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void what_fires_is_told_once_and_counted_in_the_title_and_marked_in_the_list() throws Exception {
        try (OpenWindow window = open(1440, 900, Theme.DARK, Locale.ENGLISH)) {
            window.await("a notification", SOON, () -> !window.desktop().shown.isEmpty());
            assertThat(window.desktop().shown.getFirst().title())
                    .contains(window.session().cluster().name());
            assertThat(window.desktop().shown.getFirst().urgent()).isTrue();
            window.await("a sound", SOON, () -> window.desktop().sounds.get() == 1);
            window.await("the title", SOON, () -> window.title().matches("\\([1-9][0-9]*\\) Porthole . .+"));
            window.press(KeyCode.DIGIT5, true, false);
            window.await("the row", SOON, () -> window.texts(".alerts-pane").contains("Mine"));
            assertThat(window.texts(".alerts-pane")).contains("local");
            window.picture("alarms-list");
        }
    }

    @Test
    void who_pauses_what_is_on_screen_is_told_of_an_alarm_that_is_saved_meanwhile() throws Exception {
        try (OpenWindow window = open(1000, 700, Theme.DARK, Locale.ENGLISH)) {
            window.await("a notification", SOON, () -> !window.desktop().shown.isEmpty());
            window.session().engine().setInterval(Duration.ZERO);

            Files.writeString(
                    folder.resolve("alarms/alarms.yaml"),
                    MINE + "  - {name: Later, query: count(up) > 0, severity: critical}\n");

            window.await(
                    "word of it",
                    Duration.ofSeconds(90),
                    () -> window.desktop().shown.stream()
                            .anyMatch(notice -> notice.title().contains("Later")));
        }
    }

    @Test
    void of_two_windows_of_one_cluster_one_tells() throws Exception {
        try (OpenWindow window = open(1000, 700, Theme.DARK, Locale.ENGLISH)) {
            window.await("a notification", SOON, () -> !window.desktop().shown.isEmpty());
            OpenWindow second = window.apart("");
            second.await("its title", SOON, () -> second.title().startsWith("("));

            assertThat(window.desktop().shown).hasSize(1);
            window.closeThis();
            second.await("the first is closed", SOON, () -> second.windows() == 1);
            assertThat(window.desktop().shown).hasSize(1);
        }
    }

    @Test
    void a_window_that_only_reads_sends_nothing_and_says_why() throws Exception {
        Files.createDirectories(folder.resolve("alarms"));
        Files.writeString(folder.resolve("alarms/alarms.yaml"), MINE);
        Options reading = SampleOptions.readOnlyDemo();
        try (OpenWindow window = new OpenWindow(reading, folder)) {
            window.session().alarms().change(all -> all.withSent("Mine", true));
            window.await(
                    "it fires",
                    SOON,
                    () -> alerts(window).stream().anyMatch(alert -> alert.name().equals("Mine")));
            window.session().alarms().evaluateNow();
            window.press(KeyCode.M, false, true);
            window.await("the card", SOON, () -> window.texts(".alarms-card").contains("firing"));

            assertThat(window.<Boolean>ui(scene ->
                            scene.getRoot().lookup(".alarms-card .check-box").isDisabled()))
                    .isTrue();
            assertThat(alerts(window))
                    .filteredOn(alert -> alert.name().equals("Mine"))
                    .allMatch(LocalAlerts::is);
        }
    }

    @Test
    void an_alarm_can_be_switched_off_and_sent_to_alertmanager() throws Exception {
        try (OpenWindow window = open(1440, 900, Theme.DARK, Locale.ENGLISH)) {
            window.await(
                    "it fires",
                    SOON,
                    () -> alerts(window).stream().anyMatch(alert -> alert.name().equals("Mine")));
            window.session().alarms().change(all -> all.withSent("Mine", true));
            window.await(
                    "Alertmanager has it",
                    SOON,
                    () -> alerts(window).stream()
                            .anyMatch(alert -> alert.labels()
                                    .equals(Labels.of(
                                            "alertname", "Mine", "sent_by", "porthole", "severity", "critical"))));
            assertThat(alerts(window))
                    .filteredOn(alert -> alert.name().equals("Mine"))
                    .hasSize(1);

            window.session().alarms().change(all -> all.with("Mine", AlarmSwitches.Mode.OFF));

            window.await(
                    "it is gone",
                    SOON,
                    () -> alerts(window).stream()
                            .noneMatch(alert -> alert.name().equals("Mine")));
        }
    }

    @Test
    void the_card_says_how_each_alarm_stands() throws Exception {
        try (OpenWindow window = open(1440, 900, Theme.DARK, Locale.ENGLISH)) {
            window.press(KeyCode.M, false, true);
            window.await("the card", SOON, () -> window.texts(".alarms-card").contains("firing"));
            assertThat(window.texts(".alarms-card")).contains("Mine", "count(up) > 0", "pending", "alarms.yaml");
            window.picture("alarms-card");
            Files.writeString(folder.resolve("alarms/alarms.yaml"), "alarms:\n  - {name: A, signal: cpuu, above: 1}\n");
            window.await("the mistake", SOON, () -> window.texts(".alarms-card").contains("did you mean"));
            window.picture("alarms-card-mistake");
        }
    }

    @Test
    void how_one_is_told_is_remembered_and_a_mistake_is_said_at_its_field() throws Exception {
        try (OpenWindow window = open(1000, 700, Theme.LIGHT, Locale.KOREAN)) {
            window.desktop().able = false;
            window.pressWith(KeyCode.M, true, true);
            window.await("the card", SOON, () -> window.node(".notifications-card") != null);
            window.type("quiet-hours", "22:00-99:00");
            window.pulse();
            assertThat(window.texts(".notifications-card")).contains("22:00-07:00처럼");
            window.picture("notifications-card-wrong");
            window.type("quiet-hours", "22-7:30");
            window.await(
                    "the settings",
                    SOON,
                    () -> window.settings().now().telling().quiet().isPresent());
            window.fire(".trial-line .button");
            window.await("the notice", SOON, () -> window.node(".corner-notice") != null);
            window.picture("notifications-card");
        }
    }
}
