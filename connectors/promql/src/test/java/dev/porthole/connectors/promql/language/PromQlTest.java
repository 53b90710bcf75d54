package dev.porthole.connectors.promql.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.metrics.query.QueryEdit;
import dev.porthole.connectors.api.metrics.query.QueryVocabulary;
import dev.porthole.connectors.promql.real.Mutations;
import dev.porthole.connectors.promql.real.QueryGenerator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {

    private final PromQl language = new PromQl();

    /** Answers with what it was asked. */
    private static final class Names implements QueryVocabulary {

        @Override
        public Outcome<List<MetricMetadata>> metrics() {
            return Outcome.of(List.of(
                    new MetricMetadata("http_requests_total", "counter", "All requests.", ""),
                    new MetricMetadata("rate_limit", "gauge", "", ""),
                    new MetricMetadata("http.server", "gauge", "", "")));
        }

        @Override
        public Outcome<List<String>> labelNames(List<Matcher> selector) {
            return Outcome.of(List.of("job", "net.peer", "of " + shown(selector)));
        }

        @Override
        public Outcome<List<String>> labelValues(String label, List<Matcher> selector) {
            return Outcome.of(List.of("api", "say \"hi\"", label + " of " + shown(selector)));
        }

        private static String shown(List<Matcher> selector) {
            return selector.stream()
                    .map(one -> one.name() + one.operator().sign() + one.value())
                    .collect(Collectors.joining(" "));
        }
    }

    private QueryCompletion at(String marked) {
        int caret = marked.indexOf('|');
        return language.complete(marked.replace("|", ""), caret, new Names());
    }

    private List<String> labels(String marked) {
        return at(marked).items().stream().map(QueryCompletion.Item::label).toList();
    }

    private String first(String marked) {
        QueryCompletion completion = at(marked);
        String text = marked.replace("|", "");
        return text.substring(0, completion.start())
                + completion.items().getFirst().insert()
                + text.substring(completion.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "htt|; http_requests_total",
                "sum(requests|); sum(http_requests_total)",
                "hist|; histogram_avg(",
                "serv|; {\"http.server\"}",
                "rat| + 1; rate( + 1",
                "up{jo|}; up{job=}",
                "up{job=|}; up{job=\"api\"}",
                "up{job=\"a|\"}; up{job=\"api\"}",
                "up{job=\"ap|}; up{job=\"api\"}",
                "up{job=~\"say|\",x=\"y\"}; up{job=~\"say \\\"hi\\\"\",x=\"y\"}",
                "up{net|}; up{\"net.peer\"=}",
                "sum by (jo|) (up); sum by (job) (up)",
                "sum(up) by (jo|); sum(up) by (job)",
                "up[|]; up[1m]",
                "up[5|]; up[5m]",
                "up offset |; up offset 1m",
                "up @ |; up @ start()",
                "sum(up) b|; sum(up) by (",
                "up / o|; up / on (",
                "a / on (x) group|; a / on (x) group_left",
                "up a|; up and",
            })
    void it_completes_what_is_begun(String marked, String completed) {
        assertThat(first(marked)).isEqualTo(completed);
    }

    @Test
    void names_are_asked_for_what_is_selected() {
        assertThat(labels("up{x=\"1\", |, y!=\"2\"}")).contains("of __name__=up x=1 y!=2");
        assertThat(labels("up{x=\"1\", job=\"|\", y=~\"(\"}")).contains("job of __name__=up x=1");
        assertThat(labels("sum by (|) (rate(a[5m]) / b)")).contains("of __name__=~a|b");
    }

    @Test
    void there_is_nothing_to_say_in_comments_texts_and_numbers() {
        for (String marked : List.of("up # ra|", "label_replace(up, \"a|\")", "12|", "up{job=\"a\" |}")) {
            assertThat(labels(marked)).as(marked).isEmpty();
        }
    }

    @Test
    void metrics_come_with_type_and_help() {
        assertThat(at("http_req|").items().getFirst())
                .isEqualTo(new QueryCompletion.Item(
                        QueryCompletion.Kind.METRIC,
                        "http_requests_total",
                        "http_requests_total",
                        "counter",
                        "All requests."));
    }

    @Test
    void what_a_server_does_not_tell_is_said_and_functions_are_still_there() {
        var failure = new Failure.Unreachable("Prometheus", "");
        var completion = language.complete("ra", 2, new QueryVocabulary() {
            @Override
            public Outcome<List<MetricMetadata>> metrics() {
                return Outcome.failed(failure);
            }

            @Override
            public Outcome<List<String>> labelNames(List<Matcher> selector) {
                return Outcome.failed(failure);
            }

            @Override
            public Outcome<List<String>> labelValues(String label, List<Matcher> selector) {
                return Outcome.failed(failure);
            }
        });
        assertThat(completion.failure()).isEqualTo(failure);
        assertThat(completion.items()).extracting(QueryCompletion.Item::label).contains("rate");
    }

    @Test
    void pieces_are_told_by_what_stands_around_them() {
        String text = "sum by (job) (rate(up{job=\"a\"}[5m])) > bool 0 # end";
        assertThat(language.pieces(text).stream()
                        .map(piece -> text.substring(piece.start(), piece.end()) + ":" + piece.kind())
                        .filter(piece -> !piece.endsWith(":OPERATOR")))
                .containsExactly(
                        "sum:FUNCTION",
                        "by:KEYWORD",
                        "job:LABEL",
                        "rate:FUNCTION",
                        "up:METRIC",
                        "job:LABEL",
                        "\"a\":STRING",
                        "5m:DURATION",
                        "bool:KEYWORD",
                        "0:NUMBER",
                        "# end:COMMENT");
    }

    @Test
    void edits_apply_or_say_that_they_do_not() {
        assertThat(language.edit("up", new QueryEdit.AddMatcher(Matcher.equal("a", "b"))))
                .contains("up{a=\"b\"}");
        assertThat(language.edit("up{a=\"b\"}", new QueryEdit.AddMatcher(Matcher.equal("a", "b"))))
                .isEmpty();
        assertThat(language.edit("up{", new QueryEdit.GroupBy("a"))).isEmpty();
        assertThat(language.edit("x", new QueryEdit.Rate("5m", Set.of("x")))).contains("rate(x[5m])");
        assertThat(language.edit("x", new QueryEdit.Increase("1h", Set.of()))).isEmpty();
    }

    @Test
    void any_text_has_pieces_and_completions_at_any_caret() {
        var random = new Random(7);
        var mutations = new Mutations(random);
        var generator = new QueryGenerator(random, true);
        for (int i = 0; i < 3_000; i++) {
            String text = mutations.of(generator.query());
            var completion = language.complete(text, random.nextInt(text.length() + 1), new Names());
            assertThat(completion.start()).isBetween(0, completion.end());
            assertThat(completion.end()).isLessThanOrEqualTo(text.length());
            int at = 0;
            for (var piece : language.pieces(text)) {
                assertThat(piece.start()).isGreaterThanOrEqualTo(at);
                at = piece.end();
            }
            assertThat(at).isLessThanOrEqualTo(text.length());
        }
    }
}
