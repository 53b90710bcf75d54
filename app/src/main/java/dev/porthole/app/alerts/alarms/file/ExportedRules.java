package dev.porthole.app.alerts.alarms.file;

import dev.porthole.app.alerts.alarms.AlarmDefinition;
import dev.porthole.app.alerts.alarms.AlarmQuestions;
import dev.porthole.app.yaml.QuotedYaml;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alarms as rules that a Prometheus evaluates: with the same PromQL that is evaluated here, which is that of the cluster
 * that was asked.
 *
 * @param unmeasured names of alarms that the cluster has no metrics for, and so no rule
 */
public record ExportedRules(List<Exported> rules, List<String> unmeasured, Duration interval) {

    private static final String GROUP = "porthole";

    public ExportedRules {
        rules = List.copyOf(rules);
        unmeasured = List.copyOf(unmeasured);
    }

    /** An alarm and its condition as PromQL. */
    public record Exported(AlarmDefinition alarm, String expression) {}

    /** @param interval between two evaluations */
    public static Outcome<ExportedRules> of(
            List<AlarmDefinition> alarms, AlarmQuestions cluster, Duration interval, Deadline deadline) {
        List<Exported> rules = new ArrayList<>();
        List<String> unmeasured = new ArrayList<>();
        for (AlarmDefinition alarm : alarms) {
            switch (cluster.expression(alarm, deadline)) {
                case Outcome.Failed<Optional<String>>(Failure failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Success<Optional<String>>(var expression, var notes) ->
                    expression.ifPresentOrElse(
                            promql -> rules.add(new Exported(alarm, promql)), () -> unmeasured.add(alarm.name()));
            }
        }
        return Outcome.of(new ExportedRules(rules, unmeasured, interval));
    }

    /** A file of rules for Prometheus. */
    public String file() {
        return groups("");
    }

    /** A resource of Kubernetes for the Prometheus operator. */
    public String resource() {
        return """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: porthole-alarms
              labels:
                app.kubernetes.io/managed-by: porthole
            spec:
            """ + groups("  ");
    }

    private String groups(String indent) {
        var lines = new ArrayList<String>();
        lines.add("groups:" + (rules.isEmpty() ? " []" : ""));
        if (!rules.isEmpty()) {
            lines.add("  - name: " + GROUP);
            lines.add("    interval: " + new HoldTime(interval).text());
            lines.add("    rules:");
            rules.forEach(rule -> rule(rule, lines));
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append(indent).append(line).append('\n'));
        return text.toString();
    }

    private static void rule(Exported rule, List<String> lines) {
        AlarmDefinition alarm = rule.alarm();
        lines.add("      - alert: " + quoted(alarm.name()));
        lines.add("        expr: " + quoted(rule.expression()));
        Duration hold = alarm.condition().hold();
        if (!hold.isZero()) {
            lines.add("        for: " + new HoldTime(hold).text());
        }
        texts("labels", alarm.labels(), lines);
        texts("annotations", alarm.annotations(), lines);
    }

    private static void texts(String name, Labels texts, List<String> lines) {
        if (!texts.isEmpty()) {
            lines.add("        " + name + ":");
            texts.forEach((key, text) -> lines.add("          " + key + ": " + quoted(text)));
        }
    }

    private static String quoted(String text) {
        return new QuotedYaml(text).text();
    }
}
