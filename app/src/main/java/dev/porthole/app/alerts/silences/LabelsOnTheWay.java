package dev.porthole.app.alerts.silences;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labels that alerts get between the metric server and Alertmanager (its external labels), which its own memory of alerts
 * does not have. Learnt from the alerts that both have now.
 */
record LabelsOnTheWay(Map<String, Set<String>> values) {

    static LabelsOnTheWay between(List<Rule> rules, List<AlertGroup> groups) {
        Map<String, Set<Labels>> known = new HashMap<>();
        Set<String> own = new HashSet<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Alerting alerting) {
                alerting.alerts().forEach(alert -> {
                    known.computeIfAbsent(alert.labels().get("alertname"), name -> new HashSet<>())
                            .add(alert.labels());
                    own.addAll(alert.labels().asMap().keySet());
                });
            }
        }
        Map<String, Set<String>> added = new HashMap<>();
        groups.stream()
                .flatMap(group -> group.alerts().stream())
                .map(alert -> alert.labels())
                .forEach(labels -> known.getOrDefault(labels.get("alertname"), Set.of()).stream()
                        .filter(labels::containsAll)
                        .findFirst()
                        .ifPresent(same -> labels.without(same.asMap().keySet())
                                .forEach((name, value) -> added.computeIfAbsent(name, any -> new HashSet<>())
                                        .add(value))));
        added.keySet().removeAll(own);
        return new LabelsOnTheWay(Map.copyOf(added));
    }

    /**
     * The matchers that are left for alerts as the metric server knows them; empty when one of them takes none of the
     * values that are added, so that nothing can match.
     */
    Optional<List<Matcher>> before(Collection<Matcher> matchers) {
        boolean none = matchers.stream()
                .filter(matcher -> values.containsKey(matcher.name()))
                .anyMatch(matcher ->
                        values.getOrDefault(matcher.name(), Set.of()).stream().noneMatch(matcher.test()));
        return none
                ? Optional.empty()
                : Optional.of(matchers.stream()
                        .filter(matcher -> !values.containsKey(matcher.name()))
                        .toList());
    }
}
