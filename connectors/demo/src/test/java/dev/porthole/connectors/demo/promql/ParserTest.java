package dev.porthole.connectors.demo.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    private static BadExpression mistake(String text) {
        try {
            Parser.parse(text);
        } catch (BadExpression bad) {
            return bad;
        }
        throw new AssertionError("read without complaint: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(rate(up[5m])       | 17",
                "up{job=1}              | 8",
                "up{job=\"a\"           | 11",
                "up[5x]                 | 4",
                "up[5m][5m]             | 7",
                "rate(up[5m)            | 11",
                "1 +                    | 4",
                "up{job=~\"(\"}         | 9",
                "{job=~\".*\"}          | 1",
                "sum(up, up)            | 4",
                "1 and bool 2           | 7",
                "up ? 1                 | 4",
                "\"open                 | 1",
            })
    void a_mistake_is_told_at_its_column(String text, int column) {
        assertThat(mistake(text).column()).isEqualTo(column);
    }

    @Test
    void what_is_beyond_it_is_said_plainly() {
        assertThat(mistake("up @ 5")).hasMessage("the demo cannot evaluate the @ modifier");
        assertThat(mistake("count_values(\"v\", up)")).hasMessage("the demo cannot evaluate count_values");
    }

    @Test
    void operators_bind_as_prometheus_says() throws Exception {
        assertThat(number("1 + 2 * 3 ^ 2")).isEqualTo(19);
        assertThat(number("2 ^ 3 ^ 2")).isEqualTo(512);
        assertThat(number("-2 ^ 2")).isEqualTo(-4);
        assertThat(number("10 - 4 - 3")).isEqualTo(3);
        assertThat(number("1 == bool 1 + 0")).isEqualTo(1);
        assertThat(number("0x1f + 1e3 + 1m30s")).isEqualTo(1121);
    }

    private static double number(String text) throws BadExpression {
        var evaluator = new Evaluator((matchers, windows) -> java.util.List.of(), Grid.at(0), () -> {});
        return ((Value.Scalar) evaluator.evaluate(Parser.parse(text))).values()[0];
    }

    @Test
    void keywords_may_be_names_of_labels_and_comments_are_skipped() throws Exception {
        assertThat(Parser.parse("sum by (on, offset) (up) # all\n")).isInstanceOf(Expr.Aggregate.class);
    }

    @Test
    void ranges_where_none_may_stand_are_refused() {
        var evaluator = new Evaluator((matchers, windows) -> java.util.List.of(), Grid.at(0), () -> {});
        assertThatThrownBy(() -> evaluator.evaluate(Parser.parse("up[5m] + 1"))).isInstanceOf(BadExpression.class);
        assertThatThrownBy(() -> evaluator.evaluate(Parser.parse("rate(up)"))).hasMessageContaining("range vector");
        assertThatThrownBy(() -> evaluator.evaluate(Parser.parse("1 > 2"))).hasMessageContaining("BOOL");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThat(mistake("(".repeat(5_000) + "1")).hasMessageContaining("nested too deeply");
        assertThat(mistake("-".repeat(5_000) + "1")).hasMessageContaining("nested too deeply");
    }
}
