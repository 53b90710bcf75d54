package dev.porthole.connectors.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.PodKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {

    private final LogLineFormat format = new LogLineFormat();

    private static List<LogEntry> entries(LogLines lines, String text) throws IOException {
        var stream = new LineStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
        var found = new ArrayList<LogEntry>();
        while (stream.next()) {
            LogEntry entry = lines.entry(stream.line(), stream.length());
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    @Test
    void a_json_line_of_ecs_gives_its_fields() {
        var parsed = format.parse("{\"@timestamp\":\"t\",\"log.level\":\"ERROR\",\"message\":\"no"
            + " connection\",\"service.name\":\"checkout\",\"trace\":{\"id\":\"abc\"},\"error.stack_trace\":\"java.lang.X\\n"
            + "\\tat y\"}");
        assertThat(parsed.level()).isEqualTo(LogLevel.ERROR);
        assertThat(parsed.message()).isEqualTo("no connection");
        assertThat(parsed.service()).isEqualTo("checkout");
        assertThat(parsed.stackTrace()).startsWith("java.lang.X\n");
        assertThat(parsed.fields()).containsEntry("trace.id", "abc");
    }

    @Test
    void a_json_line_of_pino_has_its_level_as_a_number() {
        var parsed = format.parse("{\"level\":40,\"time\":1,\"msg\":\"slow\",\"traceId\":\"abc\"}");
        assertThat(parsed.level()).isEqualTo(LogLevel.WARN);
        assertThat(parsed.message()).isEqualTo("slow");
    }

    @Test
    void a_logfmt_line_gives_its_pairs() {
        var parsed = format.parse("time=now level=warn msg=\"a \\\"quoted\\\" word\" service=cart empty= status=200");
        assertThat(parsed.level()).isEqualTo(LogLevel.WARN);
        assertThat(parsed.message()).isEqualTo("a \"quoted\" word");
        assertThat(parsed.service()).isEqualTo("cart");
        assertThat(parsed.fields()).containsEntry("status", "200").containsEntry("empty", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        2026-01-31T10:00:00.000Z ERROR mailer: cannot send trace=abc | ERROR | mailer: cannot send trace=abc
        [WARN] low on space                                          | WARN  | low on space
        E0131 10:00:00.000000 1 main.go:3] broken                    | ERROR | E0131 10:00:00.000000 1 main.go:3] broken
        request took long, INFO only                                 | INFO  | request took long, INFO only
        java.lang.IllegalStateException: no                          | ERROR | java.lang.IllegalStateException: no
        hello                                                        | UNKNOWN | hello
        {not json}                                                   | UNKNOWN | {not json}
        a=b                                                          | UNKNOWN | a=b
        """)
    void the_level_of_a_plain_line_is_guessed(String line, LogLevel level, String message) {
        assertThat(format.parse(line).level()).isEqualTo(level);
        assertThat(format.parse(line).message()).isEqualTo(message);
    }

    @Test
    void hostile_lines_cost_no_more_than_their_length() {
        format.parse("a=\"".repeat(20_000));
        format.parse("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        format.parse("x".repeat(1_000_000));
        format.parse("a=b ".repeat(100_000));
        assertThat(format.parse("\0\u202e")).isNotNull();
    }

    @Test
    void lines_that_come_again_are_left_out_also_among_equal_times() throws IOException {
        var lines = new LogLines(new PodKey("n", "p"), "c");
        String first = "2026-01-31T10:00:00.5Z one\n2026-01-31T10:00:00.5Z two\n";
        assertThat(entries(lines, first)).extracting(LogEntry::message).containsExactly("one", "two");
        lines.again();
        assertThat(entries(
                        lines,
                        "2026-01-31T10:00:00.1Z zero\n" + first
                                + "2026-01-31T10:00:00.5Z two\n2026-01-31T10:00:01Z three"))
                .extracting(LogEntry::message)
                .containsExactly("two", "three");
        assertThat(lines.newest()).isEqualTo("2026-01-31T10:00:01Z");
    }

    @Test
    void long_lines_are_cut_and_the_next_one_is_whole() throws IOException {
        var lines = new LogLines(new PodKey("n", "p"), "c");
        List<LogEntry> found =
                entries(lines, "2026-01-31T10:00:00Z " + "x".repeat(500) + "\n2026-01-31T10:00:01Z short\n");
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().message()).hasSize(100 - 21);
        assertThat(found.getLast().message()).isEqualTo("short");
    }
}
