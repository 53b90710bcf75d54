package dev.porthole.app.alerts.alarms.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmCondition;
import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmQuantity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.views.i18n.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of alarms mean what they say, and every mistake is told with its line, its column, and what was expected. */
class AlarmReaderTest {

    private final Messages english = new Messages(Locale.ENGLISH);

    private static ReadAlarms read(String text) {
        return AlarmReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_signal_with_its_threshold() {
        assertThat(read("""
            alarms:
              - name: Full
                signal: disk
                by: node
                atLeast: 90%
                for: 1h30m
                severity: critical
                labels: {team: storage}
                annotations: {summary: "{{ $labels.node }}"}
                coveredBy: [DiskFull]
            """).alarms())
                .containsExactly(new AlarmDefinition(
                        "Full",
                        new AlarmQuantity.OfSignal(Signal.Known.DISK, Grouping.NODE),
                        new AlarmCondition(Comparison.AT_LEAST, 0.9, Duration.ofMinutes(90)),
                        Labels.of("severity", "critical", "team", "storage"),
                        Labels.of("summary", "{{ $labels.node }}"),
                        List.of("DiskFull")));
    }

    @Test
    void a_query_of_ones_own_compares_by_itself_or_by_the_file() {
        assertThat(read("alarms:\n  - {name: A, query: up == 0}\n  - {name: B, query: up, below: 1}\n")
                        .alarms())
                .extracting(alarm -> alarm.condition().comparison())
                .containsExactly(Comparison.ANY, Comparison.BELOW);
    }

    @Test
    void no_alarms_are_a_choice() {
        assertThat(read("alarms:\n")).isEqualTo(new ReadAlarms(List.of(), List.of()));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", "a.yaml: the file is empty"),
                Arguments.of("alarm: []\n", "line 1, column 1: there is no field \"alarm\"; did you mean \"alarms\"?"),
                Arguments.of("alarms:\n  - signal: cpu\n    above: 1\n", "line 2, column 5: an alarm needs a \"name\""),
                Arguments.of(
                        "alarms:\n  - {name: A b, signal: cpu, above: 1}\n", "line 2, column 12: \"A b\" is no name"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, above: 1}\n  - {name: A, signal: cpu, above: 1}\n",
                        "line 3, column 12: the name \"A\" is taken by the alarm in line 2"),
                Arguments.of("alarms:\n  - {name: A, signal: cpu}\n", "line 2, column 15: a signal needs a threshold"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, above: 1, below: 0}\n",
                        "line 2, column 38: an alarm has one threshold"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, above: high}\n",
                        "line 2, column 35: \"above\" has to be a number"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, above:}\n",
                        "line 2, column 28: \"above\" has to be a number"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, above: 1, for: soon}\n",
                        "line 2, column 43: \"soon\" is no length of time"),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, by: nod, above: 1}\n",
                        "line 2, column 32: signals cannot be split by \"nod\"; did you mean \"node\"?"),
                Arguments.of("alarms:\n  - {name: A}\n", "line 2, column 5: an alarm needs a \"signal\""),
                Arguments.of(
                        "alarms:\n  - {name: A, signal: cpu, query: up, above: 1}\n",
                        "line 2, column 28: an alarm has a \"signal\" or a \"query\""),
                Arguments.of("alarms:\n  - name: A\n    query: up{\n", "line 3, column 15: PromQL:"),
                Arguments.of("alarms:\n  - name: A\n    query: \"1\"\n    above: 2\n", "line 3, column 13: PromQL:"),
                Arguments.of(
                        "alarms:\n  - {name: A, query: up, by: node}\n",
                        "line 2, column 26: \"by\" belongs to a signal"),
                Arguments.of(
                        "alarms:\n  - name: A\n    query: up\n    annotations:\n      summary: \"x {{ first }}\"\n",
                        "line 5, column 19: not read here; there are {{ $labels.NAME }}"),
                Arguments.of(
                        "alarms:\n  - {name: A, query: up, labels: [a]}\n",
                        "line 2, column 34: \"labels\" has names and texts"),
                Arguments.of(
                        "alarms:\n  - {name: A, query: up, coveredBy: [[a]]}\n",
                        "line 2, column 38: \"coveredBy\" has names"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void says_where_and_what(String text, String said) {
        ReadAlarms read = read(text);

        assertThat(read.alarms()).isEmpty();
        assertThat(english.text(read.mistakes().getFirst().in("a.yaml"))).contains(said);
    }

    @Test
    void the_schema_has_the_words_of_the_reader() {
        JsonNode alarm = new JsonMapper()
                .readTree(AlarmLibrary.schema())
                .path("definitions")
                .path("alarm")
                .path("properties");

        assertThat(alarm.propertyNames()).containsExactlyInAnyOrderElementsOf(AlarmWords.ALARM);
        assertThat(words(alarm.path("signal"))).containsExactlyElementsOf(AlarmWords.SIGNALS);
        assertThat(words(alarm.path("by"))).containsExactlyElementsOf(AlarmWords.GROUPINGS);
    }

    private static List<String> words(JsonNode field) {
        return field.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void ones_own_file_is_taken_when_it_is_saved_and_a_broken_one_keeps_what_was(@TempDir Path folder)
            throws Exception {
        try (var library = new AlarmLibrary(folder)) {
            library.begin();
            assertThat(library.alarms()).hasSize(6);

            library.makeOwn();
            assertThat(library.now().own()).isTrue();
            assertThat(library.alarms()).hasSize(6);

            await(library, () -> Files.writeString(library.file(), "alarms:\n  - {name: Mine, query: up == 0}\n"));
            assertThat(library.alarms()).extracting(AlarmDefinition::name).containsExactly("Mine");

            await(library, () -> Files.writeString(library.file(), "alarms:\n  - {name: 1}\n"));
            assertThat(library.alarms()).extracting(AlarmDefinition::name).containsExactly("Mine");
            assertThat(library.now().mistakes()).isNotEmpty();
        }
    }

    private interface Change {
        void run() throws Exception;
    }

    private static void await(AlarmLibrary library, Change change) throws Exception {
        var before = library.now();
        var changed = new CountDownLatch(1);
        try (var listening = library.listen(() -> {
            if (!library.now().equals(before)) {
                changed.countDown();
            }
        })) {
            change.run();
            assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
