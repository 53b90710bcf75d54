package dev.porthole.views.alerts;

import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * All alerts at one moment: what fires and what is pending, the worst first, then the newest.
 *
 * @param rows the first of them
 * @param more how many are not among {@code rows}
 * @param suppressed those that something keeps from their receivers
 */
public record AlertBoard(List<AlertRow> rows, int more, int firing, int pending, List<AlertRow> suppressed, Path path) {

    /** Whether alerts reach Alertmanager, told by the alert that always fires. */
    public enum Path {
        /** It is there. */
        WORKS,
        /** A rule makes it, and it is not there. */
        MISSING,
        /** No rule makes it. */
        UNKNOWN
    }

    static final AlertBoard EMPTY = new AlertBoard(List.of(), 0, 0, 0, List.of(), Path.UNKNOWN);

    private static final int MAX = 10_000;

    private static final Comparator<AlertRow> ORDER = Comparator.comparing(AlertRow::pending)
            .thenComparing(AlertRow::severity, Comparator.reverseOrder())
            .thenComparing(AlertRow::since, Comparator.reverseOrder())
            .thenComparing(AlertRow::name);

    public AlertBoard {
        rows = List.copyOf(rows);
        suppressed = List.copyOf(suppressed);
    }

    int silenced() {
        return count(AlertRow.Standing.SILENCED);
    }

    int inhibited() {
        return count(AlertRow.Standing.INHIBITED);
    }

    private int count(AlertRow.Standing standing) {
        return (int)
                suppressed.stream().filter(row -> row.standing() == standing).count();
    }

    static AlertBoard of(List<AlertGroup> groups, List<Rule> rules, Instant now) {
        var rows = new ArrayList<AlertRow>();
        var seen = new HashSet<String>();
        boolean watched = false;
        var suppressed = new ArrayList<AlertRow>();
        for (AlertGroup group : groups) {
            for (Alert alert : group.alerts()) {
                if (!seen.add(alert.fingerprint())) {
                    continue;
                }
                if (HealthAlerts.is(alert.name())) {
                    watched |= HealthAlerts.isWatchdog(alert.name());
                } else {
                    AlertRow row = AlertRow.of(alert);
                    (row.standing() == AlertRow.Standing.FIRING ? rows : suppressed).add(row);
                }
            }
        }
        int firing = rows.size();
        rows.addAll(pending(rules, now));
        rows.sort(ORDER);
        suppressed.sort(ORDER);
        int shown = Math.min(MAX, rows.size());
        Path path = watched ? Path.WORKS : hasWatchdog(rules) ? Path.MISSING : Path.UNKNOWN;
        return new AlertBoard(
                rows.subList(0, shown), rows.size() - shown, firing, rows.size() - firing, suppressed, path);
    }

    AlertBoard withoutPath() {
        return new AlertBoard(rows, more, firing, pending, suppressed, Path.UNKNOWN);
    }

    private static List<AlertRow> pending(List<Rule> rules, Instant now) {
        var rows = new ArrayList<AlertRow>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Alerting alerting && !HealthAlerts.is(alerting.name())) {
                alerting.alerts().stream()
                        .filter(alert -> alert.state() == Rule.State.PENDING)
                        .forEach(alert -> rows.add(AlertRow.of(alerting, alert, now)));
            }
        }
        return rows;
    }

    private static boolean hasWatchdog(List<Rule> rules) {
        return rules.stream().anyMatch(rule -> rule instanceof Rule.Alerting && HealthAlerts.isWatchdog(rule.name()));
    }
}
