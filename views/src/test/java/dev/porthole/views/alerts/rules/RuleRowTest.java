package dev.porthole.views.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleRowTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:08:00Z");

    private static Rule rule(String name, String error, Duration took, Rule.State... alerts) {
        List<Rule.ActiveAlert> active = List.of(alerts).stream()
                .map(state -> new Rule.ActiveAlert(Labels.of("alertname", name), Labels.EMPTY, state, NOW, 1))
                .toList();
        return new Rule.Alerting(
                name,
                "file.yml;shop",
                name.toLowerCase(Locale.ROOT) + " > 1",
                Duration.ofMinutes(5),
                Duration.ZERO,
                Labels.EMPTY,
                Labels.EMPTY,
                new Rule.Evaluation(
                        Rule.State.INACTIVE,
                        active,
                        new Rule.LastRun(
                                error.isEmpty() ? Rule.Health.OK : Rule.Health.ERR,
                                error,
                                NOW,
                                took,
                                Duration.ofSeconds(30))));
    }

    private static final Duration QUICK = Duration.ofMillis(3);

    private static final List<Rule> ALL = List.of(
            rule("Far", "", QUICK),
            rule("Close", "", QUICK),
            rule("Empty", "", QUICK),
            rule("Waits", "", QUICK, Rule.State.PENDING),
            rule("Fires", "", QUICK, Rule.State.PENDING, Rule.State.FIRING),
            rule("Slow", "", Duration.ofSeconds(3), Rule.State.FIRING),
            rule("Broken", "many-to-many matching not allowed", QUICK),
            new Rule.Recording("job:up:sum", "file.yml;records", "sum by (job) (up)", Labels.EMPTY, Rule.LastRun.NONE));

    private static final Map<String, RuleDistance> DISTANCES = Map.of(
            "far > 1", new RuleDistance.Measured(0.1, 0.1, 1, true, Labels.EMPTY),
            "close > 1", new RuleDistance.Measured(0.9, 0.9, 1, true, Labels.EMPTY),
            "empty > 1", new RuleDistance.NoSeries("empty"));

    @Test
    void broken_ones_come_first_then_slow_ones_then_what_fires_and_waits_then_the_closest() {
        assertThat(RuleRow.of(ALL, "", DISTANCES))
                .extracting(row -> row.rule().name())
                .containsExactly("Broken", "Slow", "Fires", "Waits", "Empty", "Close", "Far", "job:up:sum");
    }

    @Test
    void they_are_found_by_name_group_and_expression() {
        assertThat(RuleRow.of(ALL, " CLOSE >", Map.of())).hasSize(1);
        assertThat(RuleRow.of(ALL, "records", Map.of())).hasSize(1);
        assertThat(RuleRow.of(ALL, "nothing of the kind", Map.of())).isEmpty();
    }

    @Test
    void counts_tell_what_fires_from_what_waits() {
        RuleRow row = RuleRow.of(ALL, "Fires", Map.of()).getFirst();

        assertThat(row.firing()).isEqualTo(1);
        assertThat(row.pending()).isEqualTo(1);
        assertThat(row.standing()).isEqualTo(RuleRow.Standing.FIRING);
    }
}
