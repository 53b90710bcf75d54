package dev.porthole.app.alerts.alarms.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmExpression;
import dev.porthole.app.alerts.alarms.AlarmQuestions;
import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.LocalAlarms;
import dev.porthole.app.alerts.alarms.SettableClock;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.app.signals.BackfilledPrometheus;
import dev.porthole.app.signals.Measured;
import dev.porthole.app.signals.Thresholds;
import dev.porthole.app.yaml.QuotedYaml;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is exported is taken by promtool and fires in Prometheus' own engine of rules at the same evaluations, with the same
 * labels and texts, as what is evaluated here on a real server that has the same samples.
 */
class ExportedRulesTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration FROM = Duration.ofMinutes(45);
    private static final Duration TO = Duration.ofMinutes(99);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void fires_in_prometheus_when_it_fires_here() throws Exception {
        List<AlarmDefinition> alarms = new AlarmLibrary(folder).alarms();
        var incident = new IncidentSeries();
        try (BackfilledPrometheus server =
                Required.or(BackfilledPrometheus.onPath(), "Debian's prometheus and promtool are not on the path")) {
            Instant start = server.nextWorld().minus(IncidentSeries.STEP.multipliedBy(IncidentSeries.POINTS - 1L));
            server.write(incident.openMetrics(start));
            var clock = new SettableClock(start.plus(FROM));
            var cluster = new AskedPrometheus(server.start(), clock);
            Map<Duration, List<WatchedAlarm>> here = evaluated(alarms, cluster, clock, start);
            ExportedRules exported = value(ExportedRules.of(alarms, cluster, INTERVAL, Deadline.after(SOON)));

            assertThat(exported.unmeasured()).isEmpty();
            Files.writeString(folder.resolve("rules.yml"), exported.file());
            assertThat(promtool("check", "rules", "rules.yml")).contains("6 rules found");
            Files.writeString(folder.resolve("test.yml"), test(incident, here));
            assertThat(promtool("test", "rules", "test.yml")).contains("SUCCESS");
            var names = new TreeSet<String>();
            here.values()
                    .forEach(all -> all.stream()
                            .filter(alarm -> alarm.rule().state() == Rule.State.FIRING)
                            .forEach(alarm -> names.add(alarm.definition().name())));
            assertThat(names).as("alarms that fired").hasSize(6);
            assertThat(new TreeSet<>(here.values().stream()
                            .map(all -> all.stream()
                                    .filter(alarm -> alarm.rule().state() == Rule.State.FIRING)
                                    .count())
                            .toList()))
                    .as("how many fired at once")
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void is_the_same_for_the_operator_below_its_own_head() throws Exception {
        AlarmDefinition alarm =
                AlarmReader.read("""
                    alarms:
                      - name: Odd
                        query: 'up{job="a\\\\b"} == 0 # "why"'
                        labels: {team: "a: b"}
                        annotations: {summary: "\\"{{ $labels.job }}\\"\\nis down"}
                    """.getBytes(StandardCharsets.UTF_8)).alarms().getFirst();
        var exported = new ExportedRules(
                List.of(new ExportedRules.Exported(
                        alarm, new AlarmExpression(alarm).own("up{job=\"a\\\\b\"} == 0 # \"why\""))),
                List.of(),
                INTERVAL);

        String resource = exported.resource();

        assertThat(resource).startsWith("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n");
        String spec = resource.substring(resource.indexOf("spec:\n") + "spec:\n".length());
        assertThat(spec.indent(-2)).isEqualTo(exported.file());
        Files.writeString(folder.resolve("odd.yml"), exported.file());
        assertThat(promtool("check", "rules", "odd.yml")).contains("1 rules found");
    }

    private Map<Duration, List<WatchedAlarm>> evaluated(
            List<AlarmDefinition> alarms, AlarmQuestions cluster, SettableClock clock, Instant start) {
        AlarmChoices choices = new AlarmChoices(() -> alarms, () -> AlarmSwitches.NONE, change -> {});
        var local = new LocalAlarms(cluster, choices.definitions(), choices.switches(), clock, INTERVAL);
        Map<Duration, List<WatchedAlarm>> all = new TreeMap<>();
        while (clock.instant().isBefore(start.plus(TO))) {
            List<WatchedAlarm> now = value(local.evaluate(Deadline.after(SOON)));
            assertThat(now).extracting(WatchedAlarm::standing).containsOnly(new AlarmStanding.Evaluated());
            all.put(Duration.between(start, clock.instant()), now);
            clock.pass(INTERVAL);
        }
        return all;
    }

    private static String test(IncidentSeries incident, Map<Duration, List<WatchedAlarm>> expected) {
        var text = new StringBuilder("""
            rule_files: [rules.yml]
            evaluation_interval: 30s
            tests:
              - interval: 15s
                input_series:
            """);
        text.append(incident.promtool()).append("    alert_rule_test:\n");
        expected.forEach((time, all) -> all.forEach(alarm -> {
            text.append("      - eval_time: ").append(time.toSeconds()).append("s\n");
            text.append("        alertname: ").append(alarm.definition().name()).append('\n');
            text.append("        exp_alerts:\n");
            alarm.alerts().stream()
                    .filter(alert -> alert.state() == Rule.State.FIRING)
                    .forEach(alert -> text.append("          - exp_labels: ")
                            .append(flow(alert.labels().without(List.of("alertname"))))
                            .append("\n            exp_annotations: ")
                            .append(flow(alert.annotations()))
                            .append('\n'));
        }));
        return text.toString();
    }

    private static String flow(Labels labels) {
        var parts = new ArrayList<String>();
        labels.forEach((name, value) -> parts.add(name + ": " + new QuotedYaml(value).text()));
        return "{" + String.join(", ", parts) + "}";
    }

    private String promtool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    /** Knows no rules, and takes its inventory at the clock's time. */
    private record AskedPrometheus(MetricSource source, InstantSource clock) implements AlarmQuestions {

        @Override
        public Outcome<Optional<String>> expression(AlarmDefinition alarm, Deadline deadline) {
            return Measured.of(source, clock, Thresholds.DEFAULT, deadline)
                    .map(measured -> new AlarmExpression(alarm).text(measured));
        }

        @Override
        public Outcome<List<Sample>> now(String promql, Instant at, Deadline deadline) {
            return source.instant(new InstantQuery(promql, at), deadline);
        }

        @Override
        public Outcome<List<TimeSeries>> past(RangeQuery query, Deadline deadline) {
            return source.range(query.aligned(), deadline);
        }

        @Override
        public Outcome<List<Rule>> rules(Deadline deadline) {
            return Outcome.of(List.of());
        }
    }
}
