package dev.porthole.app.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.promql.print.Printer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static List<String> told(String expression) {
        return Condition.of(expression).stream()
                .map(condition -> Printer.print(condition.measured())
                        + (condition.above() ? " above " : " below ")
                        + Printer.print(condition.threshold()))
                .toList();
    }

    @Test
    void the_comparison_that_makes_an_alert_is_found_wherever_it_stands() {
        assertThat(told("a > 1")).containsExactly("a above 1");
        assertThat(told("(sum(rate(a[5m])) / sum(b)) * 100 <= 5"))
                .containsExactly("(sum(rate(a[5m])) / sum(b)) * 100 below 5");
        assertThat(told("0.9 < a")).containsExactly("a above 0.9");
        assertThat(told("(a > 1) and on (job) b == 1")).containsExactly("a above 1");
        assertThat(told("a > 1 unless b")).containsExactly("a above 1");
        assertThat(told("a > 1 or b < 2")).containsExactly("a above 1", "b below 2");
        assertThat(told("a > on (job) group_left () b * 2")).containsExactly("a above b * 2");
    }

    @Test
    void what_compares_with_nothing_has_none() {
        assertThat(told("up == 0")).isEmpty();
        assertThat(told("absent(up)")).isEmpty();
        assertThat(told("a > bool 1")).isEmpty();
        assertThat(told("1 > 0")).isEmpty();
        assertThat(told("this is no query")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a > 10, 5, 0.5",
        "a > 10, 12, 1.2",
        "a > 10, -3, 0",
        "a > 0, 0, NaN",
        "a > 0, 1, 1",
        "a > -5, -10, NaN",
        "a < 10, 20, 0.5",
        "a < 10, 5, 2",
        "a < 10, 0, 1",
        "a < 0, 3, NaN",
        "a > 2 * 60 ^ 2, 3600, 0.5",
    })
    void the_share_of_the_way_knows_the_direction(String expression, double value, double share) {
        Condition condition = Condition.of(expression).getFirst();

        assertThat(condition.share(value, condition.number().orElseThrow())).isEqualTo(Double.valueOf(share));
    }
}
