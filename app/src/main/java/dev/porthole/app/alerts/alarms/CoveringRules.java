package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which alerting rules the cluster evaluates itself, asked seldom. While that cannot be known, none: to be told twice is
 * better than not at all. Not thread-safe.
 */
final class CoveringRules {

    private static final Duration VALIDITY = Duration.ofMinutes(2);

    private Set<String> names = Set.of();
    private Instant asked = Instant.MIN;

    void look(AlarmQuestions questions, Instant at, Deadline deadline) {
        if (asked != Instant.MIN && Duration.between(asked, at).compareTo(VALIDITY) < 0) {
            return;
        }
        if (questions.rules(deadline) instanceof Outcome.Success<List<Rule>>(var rules, var notes)) {
            asked = at;
            names = new TreeSet<>(rules.stream()
                    .filter(rule ->
                            rule instanceof Rule.Alerting && rule.lastError().isEmpty())
                    .map(Rule::name)
                    .toList());
        }
    }

    /** One that is exported covers itself. */
    Optional<String> of(AlarmDefinition alarm) {
        return names.contains(alarm.name())
                ? Optional.of(alarm.name())
                : alarm.coveredBy().stream().filter(names::contains).findFirst();
    }
}
