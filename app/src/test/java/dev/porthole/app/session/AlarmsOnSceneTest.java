package dev.porthole.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.alerts.alarms.file.AlarmReader;
import dev.porthole.app.command.Address;
import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.time.TimeChoice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real cluster's Prometheus the alarms are evaluated, and those that its rules mean as well stand back. */
@Timeout(120)
class AlarmsOnSceneTest {

    private static final String MINE = """
        alarms:
          - name: SceneIsUp
            query: count(up == 1) > 0
            for: 1m
            severity: info
        """;

    @TempDir
    private Path folder;

    @Test
    void stand_back_where_a_rule_means_the_same_and_fire_by_name_elsewhere() throws Exception {
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        List<AlarmDefinition> definitions = new ArrayList<>(new AlarmLibrary(folder).alarms());
        definitions.addAll(
                AlarmReader.read(MINE.getBytes(StandardCharsets.UTF_8)).alarms());
        try (var settings = new SettingsStore(
                        new SettingsFile(folder.resolve("s")), new SettingsFile(folder.resolve("s")).load());
                Session session = session("http://127.0.0.1:" + port, settings, definitions)) {
            var evaluated = new CompletableFuture<List<WatchedAlarm>>();
            try (var listening = session.alarms()
                            .watched()
                            .subscribe(state -> state.known().ifPresent(evaluated::complete));
                    var connection = session.cluster().metrics().state().subscribe(state -> {})) {
                Map<String, WatchedAlarm> byName = new TreeMap<>();
                evaluated
                        .get(60, TimeUnit.SECONDS)
                        .forEach(alarm -> byName.put(alarm.definition().name(), alarm));

                assertThat(byName).hasSize(7);
                assertThat(byName.get("ServiceErrorsHigh").standing())
                        .isEqualTo(new AlarmStanding.StandsBack("HighErrorRate"));
                assertThat(byName.get("PodRestarting").standing())
                        .isEqualTo(new AlarmStanding.StandsBack("PodRestarting"));
                assertThat(byName.get("NodeMemoryHigh").standing()).isEqualTo(new AlarmStanding.Evaluated());
                assertThat(byName.get("SceneIsUp").alerts())
                        .extracting(Rule.ActiveAlert::state)
                        .as("long before anybody looked")
                        .containsExactly(Rule.State.FIRING);
            }
        }
    }

    private Session session(String prometheus, SettingsStore settings, List<AlarmDefinition> definitions) {
        var opener = new ClusterOpener(Map.of(), folder, InstantSource.system());
        return new Session(
                engine ->
                        opener.open(SampleOptions.prometheus(Address.parse(prometheus)), "", settings::cluster, engine),
                InstantSource.system(),
                Duration.ofSeconds(5),
                new TimeChoice.Last(Duration.ofHours(1)),
                "",
                new KeptLines(() -> true, keep -> {}),
                cluster -> new AlarmChoices(() -> definitions, () -> AlarmSwitches.NONE, change -> {}));
    }
}
