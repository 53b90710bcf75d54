package dev.porthole.connectors.demo.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Detail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static Value value(String text) throws BadExpression {
        return new Evaluator((matchers, windows) -> List.of(), Grid.at(0), () -> {}).evaluate(text);
    }

    private static double number(String text) throws BadExpression {
        return ((Value.Scalar) value(text)).values()[0];
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3 ^ 2, 19",
        "2 ^ 3 ^ 2, 512",
        "-2 ^ 2, -4",
        "10 - 4 - 3, 3",
        "1 == bool 1 + 0, 1",
        "0x1f + 1e3 + 1m30s, 1121",
        "+(-(3)) % 2, -1",
    })
    void operators_bind_as_prometheus_says(String text, double result) throws Exception {
        assertThat(number(text)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "up @ 5, @, 1",
        "1 + count_values(\"v\"; up), count_values, 5",
        "acosh(up), acosh(), 1",
        "up[5m * 2], duration expressions, 1",
        "up + fill(0) up, fill(), 1",
    })
    void what_is_beyond_it_is_said_plainly(String text, String what, int column) {
        assertThatThrownBy(() -> value(text.replace(';', ',').replace("up[5m * 2]", "rate(up[5m * 2])")))
                .isInstanceOfSatisfying(BadExpression.class, bad -> {
                    assertThat(bad.detail()).isEqualTo(Detail.of("demo.beyond", what));
                    assertThat(bad.column()).isPositive();
                });
    }

    @Test
    void a_mistake_is_told_at_its_column() {
        assertThatThrownBy(() -> value("sum(rate(up[5m])"))
                .isInstanceOfSatisfying(
                        BadExpression.class, bad -> assertThat(bad.column()).isEqualTo(17));
    }

    @Test
    void a_long_chain_of_operators_does_not_end_the_stack() throws Exception {
        assertThat(number("1" + " + 1".repeat(50_000))).isEqualTo(50_001);
    }
}
