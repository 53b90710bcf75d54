package dev.porthole.connectors.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.promql.print.Printer;
import dev.porthole.connectors.promql.syntax.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    private static SyntaxError mistake(String text) {
        return switch (Parser.parse(text)) {
            case Parsed.Refused(var error) -> error;
            case Parsed.Query query -> throw new AssertionError("read without complaint: " + query);
        };
    }

    private static String printed(String text) {
        return switch (Parser.parse(text)) {
            case Parsed.Refused(var error) -> throw new AssertionError(text + ": " + error);
            case Parsed.Query query -> Printer.print(query.root());
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "sum(rate(up[5m])       | 17 | promql.end",
                "up{job=1}              | 8  | promql.unexpected",
                "up{job=\"a\"           | 11 | promql.end",
                "up[5x]                 | 4  | promql.number",
                "up[5m5m]               | 4  | promql.number",
                "up[5m][5m]             | 7  | promql.range.selector",
                "rate(up[5m)            | 11 | promql.unexpected",
                "1 +                    | 4  | promql.end",
                "up{job=~\"(\"}         | 9  | promql.regex",
                "up{job=~\"(?=a)\"}     | 9  | promql.regex",
                "{job=~\".*\"}          | 1  | promql.matcher.empty",
                "sum(up, up)            | 1  | promql.arguments",
                "1 and bool 2           | 3  | promql.bool",
                "up ? 1                 | 4  | promql.character",
                "\"open                 | 1  | promql.unterminated",
                "\"\\q\"                | 1  | promql.escape",
                "rate(up)               | 6  | promql.type",
                "1 > 2                  | 3  | promql.scalars.bool",
                "up and 1               | 4  | promql.set.scalar",
                "up + on(a) group_left(a) up | 4 | promql.on.and.group",
                "no_such(up)            | 1  | promql.function.unknown",
                "up offset 5m offset 1m | 14 | promql.modifier.twice",
                "(up) offset 5m         | 6  | promql.modifier.misplaced",
                "a{__name__=\"b\"}      | 3  | promql.name.twice",
                "up[0s]                 | 4  | promql.duration.positive",
                "1 2                    | 3  | promql.unexpected",
                "sum by (1) (up)        | 9  | promql.unexpected",
            })
    void a_mistake_is_told_at_its_column(String text, int column, String key) {
        assertThat(mistake(text).detail())
                .isInstanceOfSatisfying(
                        Detail.Sentence.class,
                        sentence -> assertThat(sentence.key()).isEqualTo(key));
        assertThat(mistake(text).column()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "SUM(up)BY(job)             | sum by (job) (up)",
                "a+b*c^-d^2                 | a + b * c ^ -d ^ 2",
                "sum                        | sum",
                "by{by='x'} or or           | by{by=\"x\"} or or",
                "{'http.requests',\"a.b\"=~`\\d`} | {\"http.requests\",\"a.b\"=~\"\\\\d\"}",
                "x[1h30m:]offset -5m        | x[1h30m:] offset -5m",
                "x @end() offset 300        | x @ end() offset 300",
                "a/on(x,)group_left b       | a / on (x) group_left () b",
                "a + fill(0) b              | a + fill (0) b",
                "fill + fill                | fill + fill",
                "a == bool ignoring() 1     | a == bool ignoring () 1",
                "\"\\x41\\u00e9\\101\\xc3\\xa9\" | \"AéAé\"",
                "rate(x[5m] anchored)       | rate(x[5m] anchored)",
                "0x1F + 017 + 1_000 + .5e1 + -Inf + NaN | 31 + 15 + 1000 + 5 + -Inf + NaN",
                "2 * 5m                     | 2 * 5m",
            })
    void it_is_printed_in_one_style(String text, String expected) {
        assertThat(printed(text)).isEqualTo(expected);
        assertThat(printed(expected)).isEqualTo(expected);
    }

    @Test
    void nodes_know_where_they_stand() {
        String text = " sum( # all\n rate(up{job='a'}[5m]) )";
        var query = (Parsed.Query) Parser.parse(text);
        var sum = (Expr.Aggregate) query.root();
        var rate = (Expr.Call) sum.operand();
        var matrix = (Expr.MatrixSelector) rate.arguments().getFirst();
        assertThat(sum.span().of(text)).isEqualTo(text.strip());
        assertThat(rate.span().of(text)).isEqualTo("rate(up{job='a'}[5m])");
        assertThat(matrix.span().of(text)).isEqualTo("up{job='a'}[5m]");
        assertThat(matrix.vector().core().of(text)).isEqualTo("up{job='a'}");
        assertThat(matrix.vector().labelMatchers().getFirst().span().of(text)).isEqualTo("job='a'");
    }

    @Test
    void endless_nesting_is_refused() {
        for (String piece : new String[] {"(", "-", "sum(", "1^", "a[("}) {
            assertThat(mistake(piece.repeat(20_000)).column()).isPositive();
        }
        assertThat(mistake("{a=~\"" + "(".repeat(5_000) + ")".repeat(5_000) + "\"}")
                        .column())
                .isPositive();
    }
}
