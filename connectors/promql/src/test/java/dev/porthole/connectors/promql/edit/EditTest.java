package dev.porthole.connectors.promql.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {

    private static final Matcher POD = Matcher.equal("pod", "a");

    private static Parsed.Query query(String text) {
        return (Parsed.Query) Parser.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "up | up{pod=\"a\"}",
                "up{} | up{pod=\"a\"}",
                "up{ x='y' , } | up{ x='y',pod=\"a\" , }",
                "up{pod=\"a\"} | up{pod=\"a\"}",
                "{\"http.x\"} | {\"http.x\",pod=\"a\"}",
                "SUM( rate(a [5m]) )/b  # c | SUM( rate(a{pod=\"a\"} [5m]) )/b{pod=\"a\"}  # c",
            })
    void a_matcher_is_added_and_the_rest_stays_as_written(String before, String after) {
        assertThat(MatcherEdit.add(query(before), POD, selector -> true)).isEqualTo(after);
    }

    @Test
    void a_matcher_may_be_added_to_one_metric_only() {
        assertThat(MatcherEdit.add(query("a / b"), POD, one -> one.metricName().equals("b")))
                .isEqualTo("a / b{pod=\"a\"}");
    }

    @Test
    void values_are_escaped() {
        assertThat(MatcherEdit.add(query("up"), Matcher.equal("a.b", "\"\\\n"), one -> true))
                .isEqualTo("up{\"a.b\"=\"\\\"\\\\\\n\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "up{pod=\"a\"} | up{}",
                "up{pod='a', x=\"y\"} | up{ x=\"y\"}",
                "up{x=\"y\" , pod=\"a\"} | up{x=\"y\" }",
                "up{x=\"y\",pod=\"a\",} / up{pod=\"a\"} | up{x=\"y\",} / up{}",
            })
    void a_matcher_is_taken_away(String before, String after) {
        assertThat(MatcherEdit.remove(query(before), POD)).contains(after);
    }

    @Test
    void what_would_select_everything_keeps_its_matcher() {
        assertThat(MatcherEdit.remove(query("{pod=\"a\"}"), POD)).isEmpty();
        assertThat(MatcherEdit.remove(query("up"), POD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "up | sum by (pod) (up)",
                "sum(up) | sum by (pod) (up)",
                "Sum (up)/sum(x) | Sum by (pod) (up)/sum by (pod) (x)",
                "sum by(le) (up) | sum by (le, pod) (up)",
                "sum(up) by (pod) | sum(up) by (pod)",
                "sum without (pod, le) (up) | sum without (le) (up)",
                "topk(3, sum(up)) | topk(3, sum by (pod) (up))",
                "histogram_quantile(0.9, sum by (le) (rate(x[5m]))) | histogram_quantile(0.9, sum by (le, pod)"
                        + " (rate(x[5m])))",
                "sum(max by (x) (up)) | sum by (pod) (max by (x) (up))",
            })
    void a_group_is_added_to_the_outermost_aggregations(String before, String after) {
        assertThat(GroupEdit.by(query(before), "pod")).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "a_total | rate(a_total[5m])",
                "sum(a_total{x='y'} offset 1h) / b | sum(rate(a_total{x='y'}[5m] offset 1h)) / b",
                "rate(a_total[1m]) + a_total | rate(a_total[1m]) + rate(a_total[5m])",
            })
    void counters_become_rates(String before, String after) {
        assertThat(RateEdit.wrap(query(before), "rate", "5m", name -> name.endsWith("_total")))
                .contains(after);
    }

    @Test
    void gauges_do_not() {
        assertThat(RateEdit.wrap(query("memory"), "rate", "5m", name -> name.endsWith("_total")))
                .isEmpty();
    }
}
