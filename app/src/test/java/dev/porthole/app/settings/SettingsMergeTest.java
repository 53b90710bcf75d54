package dev.porthole.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.settings.AlarmSwitches.Mode;
import dev.porthole.connectors.api.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two processes decided of alarms and of being told is joined, alarm by alarm. */
class SettingsMergeTest {

    private static Settings with(AlarmSwitches alarms) {
        return Settings.DEFAULT.withCluster("c", ClusterSettings.NONE.withAlarms(alarms));
    }

    private static AlarmSwitches merged(AlarmSwitches base, AlarmSwitches mine, AlarmSwitches theirs) {
        return new SettingsMerge(with(base), with(mine), with(theirs))
                .merged()
                .cluster("c")
                .alarms();
    }

    @Test
    void each_keeps_what_the_other_one_decided() {
        AlarmSwitches base = AlarmSwitches.NONE.with("A", Mode.OFF).withSent("A", true);

        AlarmSwitches merged = merged(
                base,
                base.with("A", Mode.AUTO).withSent("B", true),
                base.with("C", Mode.ON).withSent("A", false));

        assertThat(merged).isEqualTo(AlarmSwitches.NONE.with("C", Mode.ON).withSent("B", true));
    }

    @Test
    void of_two_who_changed_the_same_the_last_to_save_wins() {
        assertThat(merged(
                                AlarmSwitches.NONE,
                                AlarmSwitches.NONE.with("A", Mode.ON),
                                AlarmSwitches.NONE.with("A", Mode.OFF))
                        .mode("A"))
                .isEqualTo(Mode.ON);
    }

    @Test
    void how_one_is_told_is_one_choice() {
        var loud = new TellingSettings(true, Severity.INFO, true, Optional.empty());

        Settings merged = new SettingsMerge(
                        Settings.DEFAULT, Settings.DEFAULT.withTelling(loud), Settings.DEFAULT.withRestartLines(false))
                .merged();

        assertThat(merged.telling()).isEqualTo(loud);
        assertThat(merged.restartLines()).isFalse();
    }
}
