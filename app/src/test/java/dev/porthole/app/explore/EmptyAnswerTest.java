package dev.porthole.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.demo.DemoCluster;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.explore.answer.CostGuard;
import dev.porthole.views.explore.answer.EmptyReason;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.explore.answer.QueryRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why an answer is empty, found out on the sample cluster. */
class EmptyAnswerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:05:00Z");
    private static final TimeRange RANGE = TimeRange.last(Duration.ofMinutes(15), NOW);

    private static QueryAnswer ask(String query) {
        try (var cluster = new DemoCluster(1, InstantSource.fixed(NOW))) {
            return new QueryRun(query, RANGE, false).ask(cluster.metrics(), new PromQl());
        }
    }

    @Test
    void a_name_that_nobody_has_is_said_with_those_that_are_like_it() {
        assertThat(ask("rate(http_server_request_seconds_count[1m])").empty())
                .isInstanceOfSatisfying(EmptyReason.NoMetric.class, reason -> {
                    assertThat(reason.name()).isEqualTo("http_server_request_seconds_count");
                    assertThat(reason.similar()).contains("http_server_requests_seconds_count");
                });
    }

    @Test
    void a_value_that_no_series_has_is_said_with_those_there_are() {
        assertThat(ask("sum(http_server_requests_seconds_count{namespace=\"shop\",service=\"chekout\"})")
                        .empty())
                .isInstanceOfSatisfying(EmptyReason.NoValue.class, reason -> {
                    assertThat(reason.matcher()).isEqualTo(Matcher.equal("service", "chekout"));
                    assertThat(reason.values()).contains("checkout");
                });
        assertThat(ask("up{no_such_label=\"x\"}").empty())
                .isInstanceOfSatisfying(
                        EmptyReason.NoValue.class,
                        reason -> assertThat(reason.values()).isEmpty());
    }

    @Test
    void conditions_that_exclude_each_other_are_said() {
        assertThat(ask("http_server_requests_seconds_count{service=\"checkout\",pod=~\"payments.*\"}")
                        .empty())
                .isEqualTo(new EmptyReason.NoneTogether("http_server_requests_seconds_count"));
    }

    @Test
    void a_window_shorter_than_two_scrapes_is_said() {
        assertThat(ask("rate(http_server_requests_seconds_count[1s])").empty())
                .isEqualTo(new EmptyReason.TooFewSamples());
    }

    @ParameterizedTest
    @ValueSource(strings = {"up > 5", "up and on (no_such_label) kube_pod_info < 0"})
    void what_a_comparison_leaves_out_is_said(String query) {
        assertThat(ask(query).empty()).isEqualTo(new EmptyReason.LeftOut());
    }

    @Test
    void a_wrong_query_fails_at_its_column_and_a_right_one_has_both_answers() {
        assertThat(ask("sum(up").failure())
                .isInstanceOfSatisfying(
                        Failure.BadQuery.class, bad -> assertThat(bad.column()).isEqualTo(7));
        QueryAnswer answer = ask("sum by (job) (up)");
        assertThat(answer.samples()).isNotEmpty();
        assertThat(answer.series()).hasSameSizeAs(answer.samples());
        assertThat(answer.series().getFirst().labels()).isNotEqualTo(Labels.EMPTY);
    }

    @Test
    void ranges_are_asked_in_round_steps_and_many_series_only_when_wanted() {
        for (int minutes : new int[] {1, 15, 60, 360, 1440, 10_080, 43_200}) {
            TimeRange range = TimeRange.last(Duration.ofMinutes(minutes), NOW);
            long points = range.length().dividedBy(CostGuard.step(range));
            assertThat(points).as("%d minutes", minutes).isBetween(50L, 400L);
        }
        assertThat(CostGuard.tooMuch(50, RANGE)).isFalse();
        assertThat(CostGuard.tooMuch(10_000, RANGE)).isTrue();
    }
}
