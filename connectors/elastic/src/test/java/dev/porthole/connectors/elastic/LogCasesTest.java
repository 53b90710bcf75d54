package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What indices in the field look like, on OpenSearch 3.8. */
@ExtendWith(OpenSearchNode.class)
@Timeout(180)
class LogCasesTest {

    private TestServer server;

    @BeforeEach
    void take(TestServer started) {
        server = started;
    }

    private static LogQuery plain(String text) {
        return LogCase.query(text, Language.PLAIN);
    }

    private static List<String> messages(List<LogEntry> lines) {
        return lines.stream().map(LogEntry::message).toList();
    }

    @Test
    void milliseconds_here_and_nanoseconds_there_are_one_order() throws Exception {
        try (var logs = new LogCase(server, "01-date-and-date_nanos", "bl01-*")) {
            for (int limit : new int[] {1, 2, 3, 5, 50}) {
                List<LogEntry> lines = logs.lines(plain(""), limit);
                assertThat(lines)
                        .as("pages of %d", limit)
                        .hasSize(12)
                        .isSortedAccordingTo((one, other) -> Long.compare(other.timeNanos(), one.timeNanos()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "02-level-keyword-and-long,bl02-*,4",
        "02b-level-textkeyword-and-keyword,bl02k-*,4",
        "02c-level-bool-and-keyword,bl02c-*,1",
        "02d-level-text-only-and-keyword,bl02d-*,2"
    })
    void a_level_of_other_types_in_other_indices_is_found_in_all(String file, String pattern, int errors)
            throws Exception {
        try (var logs = new LogCase(server, file, pattern)) {
            assertThat(logs.lines(LogLevel.ERROR)).hasSize(errors);
            logs.levelsAgree();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "09-levels-zoo,bl09",
        "10-level-array-bool-object,bl10",
        "11-level-float,bl11",
        "12b-level-numbers-between,bl12b",
        "21-level-only-in-text,fluentbit-bl21",
        "08b-body-structured,bl08b"
    })
    void rows_bars_and_filters_tell_the_same_level(String file, String pattern) throws Exception {
        try (var logs = new LogCase(server, file, pattern)) {
            logs.levelsAgree();
        }
    }

    @Test
    void a_level_that_only_the_text_says_is_read_from_it() throws Exception {
        try (var logs = new LogCase(server, "21-level-only-in-text", "fluentbit-bl21")) {
            Map<LogLevel, Long> counts =
                    logs.lines().stream().collect(Collectors.groupingBy(LogEntry::level, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of(LogLevel.ERROR, 3L, LogLevel.WARN, 1L, LogLevel.UNKNOWN, 1L));
        }
    }

    @Test
    void numbers_mean_what_their_field_says() throws Exception {
        try (var logs = new LogCase(server, "08b-body-structured", "bl08b")) {
            Map<String, LogLevel> levels =
                    logs.lines().stream().collect(Collectors.toMap(LogEntry::message, LogEntry::level));
            assertThat(levels).containsEntry("text body", LogLevel.ERROR).containsValue(LogLevel.WARN);
            assertThat(levels.keySet()).anyMatch(text -> text.contains("who=kim") && text.contains("amount=3"));
        }
    }

    @Test
    void a_filter_finds_what_an_object_here_and_a_word_there_say() throws Exception {
        try (var logs = new LogCase(server, "02e-service-object-and-keyword", "bl02e-*")) {
            LogFilter cart = LogFilter.of(Subject.SERVICE, "cart");
            assertThat(logs.lines(LogCase.filtered(cart), 50))
                    .hasSize(2)
                    .allMatch(line -> line.service().equals("cart"));
            assertThat(logs.lines(LogCase.filtered(new LogFilter(Subject.SERVICE, "", "cart", true)), 50))
                    .isEmpty();
        }
        try (var logs = new LogCase(server, "02b-level-textkeyword-and-keyword", "bl02k-*")) {
            LogFilter shop = LogFilter.of(Subject.NAMESPACE, "shop");
            assertThat(logs.lines(LogCase.filtered(shop), 50)).hasSize(12);
        }
    }

    @Test
    void one_index_where_the_text_became_a_date_does_not_take_the_others_lines() throws Exception {
        try (var logs = new LogCase(server, "03b-message-detected-as-date", "bl03d-*")) {
            assertThat(messages(logs.lines())).containsExactly("2026-11-20", "plain text line");
            assertThat(messages(logs.lines(plain("line"), 50))).containsExactly("plain text line");
        }
    }

    @Test
    void an_index_whose_time_is_no_date_is_told() throws Exception {
        try (var logs = new LogCase(server, "04-timestamp-text-and-date", "bl04-*")) {
            Outcome<LogPage> page = logs.source().search(plain(""), null, 50, LogCase.soon());
            assertThat(messages(LogCase.value(page).entries())).contains("time is a date here");
            assertThat(LogCase.notes(page))
                    .anyMatch(note -> note.contains("bl04-a"))
                    .anyMatch(note -> note.contains("bl04-c"));
        }
    }

    @Test
    void an_index_with_its_time_under_another_name_is_told() throws Exception {
        try (var logs = new LogCase(server, "22-two-time-fields", "filebeat-bl22,fluentd-bl22")) {
            Outcome<LogPage> page = logs.source().search(plain(""), null, 50, LogCase.soon());
            Outcome<LogHistogram> bars = logs.source().histogram(plain(""), 10, LogCase.soon());
            assertThat(messages(LogCase.value(page).entries())).containsExactly("filebeat line");
            assertThat(LogCase.notes(page)).anyMatch(note -> note.contains("fluentd-bl22"));
            assertThat(LogCase.notes(bars)).anyMatch(note -> note.contains("fluentd-bl22"));
        }
    }

    @Test
    void a_line_without_a_text_has_the_next_best() throws Exception {
        try (var logs = new LogCase(server, "08-message-shapes", "bl08-*")) {
            assertThat(messages(logs.lines()))
                    .noneMatch(String::isBlank)
                    .contains(
                            "first, second",
                            "only the original",
                            "null message, original is there",
                            "empty message, original is there",
                            "in msg",
                            "in log\n",
                            "otel body")
                    .anyMatch(text -> text.contains("url=/pay"));
        }
    }

    @ParameterizedTest
    @CsvSource({"14-source-disabled,bl14,no source kept", "15-source-excludes-message,bl15,left out of source"})
    void what_is_stored_beside_the_document_is_shown(String file, String index, String text) throws Exception {
        try (var logs = new LogCase(server, file, index)) {
            assertThat(logs.lines()).singleElement().satisfies(line -> {
                assertThat(line.message()).isEqualTo(text);
                assertThat(line.level()).isEqualTo(LogLevel.ERROR);
                assertThat(line.timeNanos() / 1_000_000)
                        .isEqualTo(LogCase.NOW.minusSeconds(10).toEpochMilli());
            });
        }
    }

    @Test
    void words_within_a_whole_keyword_are_found_or_it_is_said_that_they_are_not() throws Exception {
        try (var logs = new LogCase(server, "13-message-keyword-wildcard", "bl13-*")) {
            assertThat(logs.lines(plain("timeout"), 50)).hasSize(2);
            assertThat(logs.lines(plain("TIMEOUT \"calling payment\""), 50)).hasSize(1);
            assertThat(logs.lines(plain("timeout -cart"), 50)).hasSize(1);
            expensive("false");
            Outcome<LogPage> page = logs.source().search(plain("timeout"), null, 50, LogCase.soon());
            assertThat(LogCase.value(page).entries()).hasSize(1);
            assertThat(LogCase.notes(page)).anyMatch(note -> note.equals("elastic.cheap"));
        } finally {
            expensive("null");
        }
    }

    private void expensive(String allowed) throws Exception {
        server.send("PUT", "/_cluster/settings", """
            {"transient": {"search.allow_expensive_queries": %s}}
            """.formatted(allowed));
    }

    @Test
    void an_index_that_gives_few_at_once_is_paged_in_small_steps() throws Exception {
        try (var logs = new LogCase(server, "16-small-result-window", "bl16")) {
            assertThat(logs.lines(plain(""), 500)).hasSize(150);
        }
    }

    @Test
    void lines_of_a_clock_that_is_ahead_are_there() throws Exception {
        try (var logs = new LogCase(server, "18-future-clock-skew", "bl18")) {
            assertThat(messages(logs.lines())).containsExactly("clock 90 s ahead", "right clock");
        }
    }

    @Test
    void kql_asks_the_server() throws Exception {
        try (var logs = new LogCase(server, "02-level-keyword-and-long", "bl02-*")) {
            Function<String, List<LogEntry>> kql = text -> logs.lines(LogCase.query(text, Language.KQL), 50);
            assertThat(kql.apply("level:error")).hasSize(2);
            assertThat(kql.apply("level:(error or 50) and not message:java")).hasSize(2);
            assertThat(kql.apply("mess*:\"java line 3\"")).hasSize(1);
            assertThat(logs.source().search(LogCase.query("level:(a or", Language.KQL), null, 5, LogCase.soon()))
                    .isInstanceOf(Outcome.Failed.class);
        }
    }
}
