package dev.porthole.connectors.kql.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.connectors.api.logs.query.LogVocabulary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KQL as the window sees it. A "|" in a text is where the caret is. */
class KqlLanguageTest {

    private static final LogVocabulary WORDS = new LogVocabulary() {
        @Override
        public Outcome<List<LogField>> fields() {
            return Outcome.of(List.of(
                    new LogField("message", "text", true, false),
                    new LogField("log.level", "keyword", true, true),
                    new LogField("http.status", "long", true, true)));
        }

        @Override
        public Outcome<List<String>> values(String field, String prefix) {
            return Outcome.of(
                    field.equals("log.level")
                            ? Stream.of("error", "warn", "not told")
                                    .filter(value -> value.startsWith(prefix))
                                    .toList()
                            : List.of());
        }
    };

    private final KqlLanguage kql = new KqlLanguage();

    private static LogEntry line(String message, Map<String, String> fields) {
        return new LogEntry(
                "1",
                1_764_000_000_000_000_000L,
                LogLevel.ERROR,
                new LogEntry.Origin("shop", "checkout-0", "app", "checkout"),
                message,
                "",
                fields);
    }

    private LogCompletion at(String text) {
        int caret = text.indexOf('|');
        return kql.complete(text.replace("|", ""), caret, WORDS);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = ';', textBlock = """
        |                       ; http.status, log.level, message
        lev|                    ; log.level
        log.level|              ; :, : *, log.level
        log.level |             ; :, : *, and, or
        http.status |           ; :, <, <=, >, >=, : *, and, or
        log.level: |            ; error, warn, not told, *
        log.level:err|          ; error
        log.level:"no|          ; not told
        log.level:(error or |   ; error, warn, not told, *
        log.level:(error or w|  ; warn
        log.level:error |       ; and, or
        log.level:error a|      ; and
        log.level:error and |   ; http.status, log.level, message
        not (|                  ; http.status, log.level, message
        a:b or (log.level:"e|   ; error
        "whole" |               ; and, or
        """)
    void offers_what_may_stand_at_the_caret(String text, String labels) {
        assertThat(at(text.strip()).items().stream()
                        .map(LogCompletion.Item::label)
                        .toList())
                .containsExactly(labels.strip().split(", "));
    }

    @Test
    void a_choice_written_over_its_place_makes_a_query_that_is_right() {
        for (String text :
                List.of("lev|", "log.level: |", "log.level:\"no|", "log.level:error |", "http.status >= |")) {
            LogCompletion completion = at(text);
            String written = text.replace("|", "");
            for (LogCompletion.Item item : completion.items()) {
                String chosen =
                        written.substring(0, completion.start()) + item.insert() + written.substring(completion.end());
                boolean goesOn =
                        item.kind() == LogCompletion.Kind.FIELD || item.label().matches("and|or");
                assertThat(kql.check(goesOn ? chosen + "x" : chosen)).as(chosen).isEmpty();
            }
        }
    }

    @Test
    void a_query_comes_apart_into_conditions_and_a_condition_is_text_again() {
        assertThat(kql.filters("log.level:\"error\" and not pod:a* and (x:1 or y:2)"))
                .containsExactly(
                        LogFilter.field("log.level", "error", false),
                        LogFilter.condition("pod:a*", true),
                        LogFilter.condition("x:1 or y:2", false));
        assertThat(kql.text(LogFilter.field("a b", "say \"x\"", false))).isEqualTo("a b:\"say \\\"x\\\"\"");
        assertThat(kql.filters(kql.text(LogFilter.field("a:b", "*", false))))
                .containsExactly(LogFilter.field("a:b", "*", false));
        assertThat(kql.filters("a:(")).isEmpty();
        assertThat(kql.check("a:(b").orElseThrow().at()).isEqualTo(2);
    }

    @Test
    void lines_in_memory_meet_conditions_by_the_usual_names_and_their_own() {
        LogEntry line = line("connection timed out", Map.of("status", "503", "level", "error"));
        for (String yes : List.of(
                "",
                "timed",
                "message:\"timed out\"",
                "log.level:error and log.level:ERROR",
                "kubernetes.pod.name:checkout-*",
                "status >= 500 and status < 504",
                "status:*",
                "not status:200",
                "service.name:checkout or x:y")) {
            assertThat(kql.test(yes).orElseThrow().test(line)).as(yes).isTrue();
        }
        for (String no : List.of("refused", "message:\"out timed\"", "status > 503", "trace.id:*", "not timed")) {
            assertThat(kql.test(no).orElseThrow().test(line)).as(no).isFalse();
        }
        assertThat(kql.test("(")).isEmpty();
        assertThat(kql.test(new LogFilter(Subject.POD, "", "checkout-0", true)).test(line))
                .isFalse();
        assertThat(kql.test(LogFilter.condition("status:503", true)).test(line)).isFalse();
        assertThat(kql.test(LogFilter.field("kubernetes.namespace", "shop", false))
                        .test(line))
                .isTrue();
        assertThat(kql.test(kql.exists("status")).test(line)).isTrue();
    }

    @Test
    void words_to_mark_are_those_that_are_looked_for() {
        assertThat(kql.words("message:(time* or \"could not\") and not refused and pool exhausted and n > 3"))
                .containsExactly("time", "could not", "pool", "exhausted");
    }
}
