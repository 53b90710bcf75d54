package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.LogSourceContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract on a search server with {@link SampleLogs}, and what is known of these. */
abstract class SearchContract extends LogSourceContract {

    /** With the index pattern found out. */
    @Override
    protected abstract LogSource source();

    @Override
    protected TimeRange range() {
        return SampleLogs.RANGE;
    }

    private LogQuery lucene(String text) {
        return new LogQuery(range(), text, LogQuery.Language.LUCENE, Set.of(), List.of());
    }

    private LogPage page(LogQuery query) {
        return value(source().search(query, null, 50, soon()));
    }

    @Test
    void the_indices_of_a_shipper_are_found_and_searched_together() {
        LogPage page = page(all());

        assertThat(page.where()).isEqualTo("filebeat-8.5.1-*");
        assertThat(page.total()).isEqualTo(SampleLogs.LINES);
        assertThat(page.totalExact()).isTrue();
    }

    @Test
    void a_line_has_all_it_was_written_with() {
        LogEntry line = page(lucene("trace.id:trace-0")).entries().getFirst();

        assertThat(line.timeNanos()).isEqualTo(SampleLogs.START.getEpochSecond() * 1_000_000_000L);
        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.namespace()).isEqualTo("shop");
        assertThat(line.pod()).isEqualTo("checkout-0");
        assertThat(line.container()).isEqualTo("checkout");
        assertThat(line.service()).isEqualTo("checkout");
        assertThat(line.message()).startsWith("Connection is not available");
        assertThat(line.stackTrace()).contains("\n\tat shop.Orders");
        assertThat(line.fields())
                .containsEntry("kubernetes.node.name", "worker-0")
                .containsEntry("log.level", "ERROR")
                .containsEntry("tags", "a, b");
    }

    @Test
    void thousands_of_lines_of_one_time_are_paged_without_gap_or_repetition() {
        LogQuery query = LogQuery.all(new TimeRange(SampleLogs.SAME.minusSeconds(1), SampleLogs.SAME.plusSeconds(1)));

        assertThat(lines(query, 400, Integer.MAX_VALUE))
                .hasSize(SampleLogs.OF_THE_SAME_TIME)
                .extracting(LogEntry::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_line_of_the_range_comes_once() {
        assertThat(lines(all(), 171, Integer.MAX_VALUE))
                .hasSize(SampleLogs.LINES)
                .extracting(LogEntry::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void other_spellings_of_a_level_are_found_and_no_level_is_unknown() {
        var warnings = new LogQuery(range(), "", LogQuery.Language.PLAIN, Set.of(LogLevel.WARN), List.of());
        var unknown = new LogQuery(range(), "", LogQuery.Language.PLAIN, Set.of(LogLevel.UNKNOWN), List.of());

        assertThat(page(warnings).entries())
                .isNotEmpty()
                .allMatch(line -> line.fields().get("log.level").equals("warning"));
        assertThat(page(unknown).entries())
                .isNotEmpty()
                .noneMatch(line -> line.fields().containsKey("log.level"));
    }

    @Test
    void lucene_queries_are_understood_and_their_mistakes_told_with_their_place() {
        assertThat(page(lucene("message:timed AND service.name:checkout")).entries())
                .isNotEmpty()
                .allMatch(line -> line.service().equals("checkout") && line.level() == LogLevel.ERROR);
        assertThat(source().search(lucene("message:(foo AND"), null, 10, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOfSatisfying(Failure.BadQuery.class, bad -> {
                            assertThat(bad.detail().toString()).contains("message:(foo AND");
                            assertThat(bad.column()).isEqualTo("message:(foo AND".length() + 1);
                        }));
        assertThat(source().histogram(lucene("a:[1 TO"), 10, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.BadQuery.class));
    }

    @Test
    void plain_text_knows_phrases_and_exclusion_and_nothing_else() {
        assertThat(page(all().withText("\"not available\" request")).total()).isEqualTo(SampleLogs.LINES / 10);
        assertThat(page(all().withText("-connection")).total()).isEqualTo(SampleLogs.LINES * 9 / 10);
        assertThat(page(all().withText("HikariPool-1 - timed")).total()).isEqualTo(SampleLogs.LINES / 10);
        assertThat(page(all().withText("available|item")).total()).isZero();
    }

    @Test
    void values_of_any_text_go_through_unharmed() {
        LogFilter odd = LogFilter.field("trace.id", "a+b/c%d {\"e\"} & ü ?", false);
        var query = new LogQuery(range(), "", LogQuery.Language.PLAIN, Set.of(), List.of(odd));

        assertThat(page(query).entries()).isEmpty();
    }

    @Test
    void a_field_is_filtered_by_its_own_name() {
        LogFilter trace = LogFilter.field("trace.id", "trace-17", false);
        var query = new LogQuery(
                range(),
                "",
                LogQuery.Language.PLAIN,
                Set.of(),
                List.of(trace, LogFilter.of(Subject.NAMESPACE, "shop")));

        assertThat(page(query).entries())
                .singleElement()
                .satisfies(line -> assertThat(line.message()).isEqualTo("GET /item/17"));
    }

    @Test
    void a_condition_in_kql_is_a_filter_beside_words_of_any_language() {
        LogFilter either = LogFilter.condition("trace.id:trace-17 or trace.id:\"trace-18\"", false);
        var query = new LogQuery(range(), "GET", LogQuery.Language.PLAIN, Set.of(), List.of(either));

        assertThat(page(query).entries())
                .extracting(LogEntry::message)
                .containsExactlyInAnyOrder("GET /item/17", "GET /item/18");
        assertThat(page(query.withFilters(List.of(either, LogFilter.condition("trace.id:*18", true))))
                        .entries())
                .extracting(LogEntry::message)
                .containsExactly("GET /item/17");
        assertThat(source().search(
                                query.withFilters(List.of(LogFilter.condition("trace.id:(", false))), null, 10, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.BadQuery.class));
    }

    @Test
    void fields_are_those_of_the_documents() {
        assertThat(value(source().fields(soon())))
                .contains(
                        new LogField("@timestamp", "date", true, true),
                        new LogField("message", "text", true, false),
                        new LogField("kubernetes.pod.name", "keyword", true, true));
    }
}
