package dev.porthole.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.settings.ClusterSettings.SavedForward;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final Settings MINE = new Settings(
            "light",
            "ko",
            "prod-eu-1",
            Duration.ofHours(6),
            Duration.ofSeconds(30),
            new WindowLayout(
                    1000, 700, List.of(0.5, 0.4), new LogLayout(500, true, true, List.of("trace.id", "user")), true),
            new Watching(
                    false,
                    new TellingSettings(
                            false,
                            Severity.WARNING,
                            false,
                            Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))),
                    new WritingSettings(true, "Kim", "deploys of \"cart\"")),
            Map.of(
                    "prod-eu-1",
                    new ClusterSettings(
                            Map.of("prometheus", "monitoring/prometheus-server:80"),
                            List.of(
                                    new SavedForward(new ForwardTarget(Kind.SERVICE, "shop", "checkout", 80), 18080),
                                    new SavedForward(new ForwardTarget(Kind.POD, "shop", "cart-0", 8080), 18081)),
                            new ClusterSettings.SavedQueries(List.of("up{a=\"é\"}", "1"), List.of("up # kept\n")),
                            AlarmSwitches.NONE
                                    .with("DiskFilling", AlarmSwitches.Mode.OFF)
                                    .with("NodeCpuHigh", AlarmSwitches.Mode.ON)
                                    .withSent("NodeCpuHigh", true))));

    @TempDir
    private Path folder;

    private SettingsFile file;

    @BeforeEach
    void inAFolderOfItsOwn() {
        file = new SettingsFile(folder.resolve("porthole/settings.json"));
    }

    @Test
    void what_is_saved_is_loaded() throws IOException {
        file.save(Settings.DEFAULT, MINE);

        assertThat(file.load()).isEqualTo(MINE);
        assertThat(folder.resolve("porthole")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void what_could_not_be_saved_is_saved_with_the_next_change_even_if_that_changes_nothing() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("porthole"));
        List<IOException> told = new ArrayList<>();
        var store = new SettingsStore(file, Settings.DEFAULT, told::add);
        store.update(all -> MINE);
        store.close();
        store.update(all -> all);
        store.close();
        assertThat(told).hasSize(1);
        assertThat(store.now()).isEqualTo(MINE);
        Files.delete(inTheWay);

        store.update(all -> all);
        store.close();

        assertThat(file.load()).isEqualTo(MINE);
    }

    @Test
    void no_file_means_the_defaults() {
        assertThat(file.load()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void a_key_of_a_later_version_survives_saving() throws IOException {
        file.save(Settings.DEFAULT, MINE);
        String later = Files.readString(file.path()).replaceFirst("\\{", "{\"kiosk\": {\"on\": true},");
        Files.writeString(file.path(), later);

        file.save(MINE, MINE.withContext("other"));

        assertThat(Files.readString(file.path())).contains("\"kiosk\"").contains("\"on\" : true");
    }

    @Test
    void a_file_cut_at_any_byte_is_never_an_exception_and_never_lost() throws IOException {
        file.save(Settings.DEFAULT, MINE);
        byte[] whole = Files.readAllBytes(file.path());
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            Files.write(file.path(), cut);

            assertThat(file.load()).isEqualTo(Settings.DEFAULT);

            Path kept = file.path().resolveSibling("settings.json.bak");
            assertThat(Files.readAllBytes(kept)).isEqualTo(cut);
        }
    }

    @Test
    void numbers_out_of_bounds_and_wrong_types_fall_back() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(
                file.path(),
                "{\"width\": -5, \"rangeSeconds\": \"soon\", \"dividers\": [7, 0.5], \"refreshSeconds\": -3}");

        Settings loaded = file.load();

        assertThat(loaded.width()).isEqualTo(640);
        assertThat(loaded.range()).isEqualTo(Settings.DEFAULT.range());
        assertThat(loaded.refresh()).isEqualTo(Duration.ZERO);
        assertThat(loaded.dividers()).isEqualTo(Settings.DEFAULT.dividers());
    }

    @Test
    void changes_are_saved_together_and_off_the_thread_that_makes_them() throws Exception {
        try (var store = new SettingsStore(file, Settings.DEFAULT)) {
            for (int width = 700; width < 900; width++) {
                int dragged = width;
                store.update(all -> all.withWindow("dark", all.range(), all.refresh(), dragged, 600, all.dividers()));
            }
            assertThat(file.path()).doesNotExist();
            assertThat(store.now().width()).isEqualTo(899);
        }
        assertThat(file.load().width()).isEqualTo(899);
    }

    @Test
    void what_another_process_changed_is_kept_and_taken_over() throws Exception {
        var first = new SettingsStore(file, file.load());
        var second = new SettingsStore(file, file.load());
        first.cluster("eu").chooseServer("prometheus", "monitoring/a:80");
        first.cluster("eu").keepForward(new SavedForward(new ForwardTarget(Kind.POD, "shop", "cart-0", 8080), 18081));
        first.close();
        second.cluster("us").chooseServer("prometheus", "monitoring/b:80");
        second.cluster("eu").chooseServer("alertmanager", "monitoring/c:93");
        second.update(all -> all.withContext("us"));

        second.close();

        for (Settings now : List.of(file.load(), second.now())) {
            assertThat(now.context()).isEqualTo("us");
            assertThat(now.cluster("us").servers()).containsEntry("prometheus", "monitoring/b:80");
            assertThat(now.cluster("eu").servers())
                    .containsEntry("prometheus", "monitoring/a:80")
                    .containsEntry("alertmanager", "monitoring/c:93");
            assertThat(now.cluster("eu").forwards()).hasSize(1);
        }
        second.cluster("eu").forgetForward(new ForwardTarget(Kind.POD, "shop", "cart-0", 8080));
        second.close();
        assertThat(file.load().cluster("eu").forwards()).isEmpty();
    }

    @Test
    void each_platform_has_its_place() {
        Path home = Path.of("home");
        assertThat(SettingsFile.usualPlace(Map.of("XDG_CONFIG_HOME", "xdg")::get, "Linux", home))
                .isEqualTo(Path.of("xdg/porthole/settings.json"));
        assertThat(SettingsFile.usualPlace(Map.<String, String>of()::get, "Linux", home))
                .isEqualTo(Path.of("home/.config/porthole/settings.json"));
        assertThat(SettingsFile.usualPlace(Map.<String, String>of()::get, "Mac OS X", home))
                .isEqualTo(Path.of("home/Library/Application Support/Porthole/settings.json"));
        assertThat(SettingsFile.usualPlace(Map.of("APPDATA", "roaming")::get, "Windows 11", home))
                .isEqualTo(Path.of("roaming/Porthole/settings.json"));
    }
}
