package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a row.
 *
 * @param firing how many alerts of it fire
 * @param pending how many wait for their {@code for}
 * @param distance null while it was not asked
 */
record RuleRow(Rule rule, int firing, int pending, @Nullable RuleDistance distance) {

    /** Above this part of the interval an evaluation is slow. */
    private static final int SLOW_PART = 10;
    /** Where the interval is not known. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** What is worst about a rule, and so where it stands. */
    enum Standing {
        BROKEN,
        SLOW,
        FIRING,
        PENDING,
        NO_DATA,
        QUIET
    }

    private static final Comparator<RuleRow> ORDER = Comparator.comparing(RuleRow::standing)
            .thenComparing(row -> row.standing() == Standing.QUIET ? -row.share() : 0)
            .thenComparing(row -> row.rule().group())
            .thenComparing(row -> row.rule().name());

    static RuleRow of(Rule rule, Map<String, RuleDistance> distances) {
        int firing = 0;
        int pending = 0;
        if (rule instanceof Rule.Alerting alerting) {
            for (Rule.ActiveAlert alert : alerting.alerts()) {
                firing += alert.state() == Rule.State.FIRING ? 1 : 0;
                pending += alert.state() == Rule.State.PENDING ? 1 : 0;
            }
        }
        return new RuleRow(rule, firing, pending, distances.get(rule.expression()));
    }

    /** Broken ones first, then slow ones, then those that fire or wait, then the closest to their threshold. */
    static List<RuleRow> of(List<Rule> rules, String filter, Map<String, RuleDistance> distances) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return rules.stream()
                .filter(rule -> rule.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || rule.expression().toLowerCase(Locale.ROOT).contains(wanted)
                        || rule.group().toLowerCase(Locale.ROOT).contains(wanted))
                .map(rule -> of(rule, distances))
                .sorted(ORDER)
                .toList();
    }

    String id() {
        return rule.group() + "\n" + rule.name() + "\n" + rule.expression() + "\n" + rule.labels();
    }

    boolean alerting() {
        return rule instanceof Rule.Alerting;
    }

    Standing standing() {
        if (rule.lastRun().health() == Rule.Health.ERR || !rule.lastError().isEmpty()) {
            return Standing.BROKEN;
        }
        if (isSlow()) {
            return Standing.SLOW;
        }
        if (firing > 0) {
            return Standing.FIRING;
        }
        if (pending > 0) {
            return Standing.PENDING;
        }
        return distance instanceof RuleDistance.NoSeries ? Standing.NO_DATA : Standing.QUIET;
    }

    private boolean isSlow() {
        Duration every = rule.lastRun().every();
        Duration slow = every.isZero() ? SLOW : every.dividedBy(SLOW_PART);
        return rule.lastRun().took().compareTo(slow) >= 0
                && !rule.lastRun().took().isZero();
    }

    /** How much of the way to the threshold is gone; less than nothing when that is not known. */
    double share() {
        return distance instanceof RuleDistance.Measured measured && !Double.isNaN(measured.share())
                ? measured.share()
                : -1;
    }
}
