package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What matchers mute.
 *
 * @param count how many alerts
 * @param of how many there are
 * @param names how many of each name, most first
 */
public record Muted(int count, int of, List<Name> names) {

    static final Muted NOTHING = new Muted(0, 0, List.of());

    public Muted {
        names = List.copyOf(names);
    }

    /** Alerts of one name. */
    public record Name(String name, int count) {}

    /** Of alerts with these labels; nothing when a matcher cannot be read. */
    static Muted by(List<Matcher> matchers, Collection<Labels> alerts) {
        if (matchers.isEmpty()
                || matchers.stream().anyMatch(one -> MatcherText.mistake(one).isPresent())) {
            return new Muted(0, alerts.size(), List.of());
        }
        List<Predicate<Labels>> tests = matchers.stream()
                .map(one -> {
                    Predicate<String> test = one.test();
                    Predicate<Labels> onLabels = labels -> test.test(labels.get(one.name()));
                    return onLabels;
                })
                .toList();
        Map<String, Integer> names = new TreeMap<>();
        int count = 0;
        for (Labels labels : alerts) {
            if (tests.stream().allMatch(test -> test.test(labels))) {
                count++;
                names.merge(labels.get("alertname"), 1, Integer::sum);
            }
        }
        return of(count, alerts.size(), names);
    }

    /** From how many there are of each name. */
    public static Muted of(int count, int of, Map<String, Integer> names) {
        return new Muted(
                count,
                of,
                names.entrySet().stream()
                        .map(each -> new Name(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingInt(Name::count).reversed().thenComparing(Name::name))
                        .toList());
    }
}
