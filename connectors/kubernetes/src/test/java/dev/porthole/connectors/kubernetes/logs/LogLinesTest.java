package dev.porthole.connectors.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.kubernetes.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        assertThat(lines.resumeFrom()).isEqualTo("2026-01-31T10:00:00Z");
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

    /** As the kubelet prints the file: stamp and text, the parts of a long line joined. */
    private static String printed(String cri) {
        var out = new StringBuilder();
        boolean within = false;
        for (String line : cri.lines().toList()) {
            String[] parts = line.split(" ", 4);
            out.append(within ? "" : parts[0] + " ").append(parts[3]);
            within = parts[2].equals("P");
            out.append(within ? "" : "\n");
        }
        return out.toString();
    }

    @Test
    void lines_whose_stamps_are_out_of_order_are_all_there_in_the_order_of_the_file() throws IOException {
        String text = printed(Cases.text("out-of-order.cri.log"));
        assertThat(entries(new LogLines(new PodKey("n", "p"), "c"), text))
                .extracting(LogEntry::message)
                .containsExactly(
                        "start",
                        "two on stderr",
                        "three on stdout, stamped a little earlier",
                        "four",
                        "five after the clock went back",
                        "six",
                        "part one, part two, part three");
    }

    @Test
    void stamps_of_other_zones_and_clocks_that_step_back_lose_no_line() throws IOException {
        List<LogEntry> found = entries(new LogLines(new PodKey("n", "p"), "c"), Cases.text("52-pod-time.txt"));
        assertThat(found).hasSize(8);
        assertThat(found).extracting(LogEntry::id).doesNotHaveDuplicates();
        assertThat(found.get(4).timeNanos())
                .isEqualTo(Instant.parse("2026-11-26T01:00:00.6Z").toEpochMilli() * 1_000_000);
    }

    @Test
    void the_kubelet_s_own_sentence_is_no_line_and_has_no_time() throws IOException {
        var lines = new LogLines(new PodKey("n", "p"), "c");
        assertThat(entries(lines, Cases.text("kubelet-error-200.txt"))).isEmpty();
        assertThat(lines.remark()).isEqualTo("unable to retrieve container logs for containerd://4f0c9a");
    }

    @Test
    void a_level_inside_colours_is_found_and_windows_line_ends_leave_no_sign() throws IOException {
        var lines = new LogLines(new PodKey("n", "p"), "c");
        assertThat(entries(lines, Cases.text("ansi.txt")))
                .extracting(LogEntry::level)
                .containsExactly(LogLevel.ERROR, LogLevel.INFO);
        assertThat(entries(lines, Cases.text("crlf.txt")))
                .extracting(LogEntry::message)
                .containsExactly("hello");
    }

    @Test
    void levels_are_those_that_a_person_reads() throws IOException {
        var stream = new LineStream(new ByteArrayInputStream(Cases.bytes("50-pod-lines.txt")), 10_000);
        var lines = new LogLines(new PodKey("n", "p"), "c");
        var levels = new StringBuilder();
        var texts = new ArrayList<String>();
        while (stream.next()) {
            LogEntry entry = lines.entry(stream.line(), stream.length());
            assertThat(entry).isNotNull();
            levels.append(entry.level().name().charAt(0));
            texts.add(entry.message());
        }
        // I, W, E, F, D, T; U where a line says none
        assertThat(levels).hasToString("IIIIEEEWEFEEWWIEUIEEIEWEWIWEEEWWEEEWIEEIFWEWWEIUEUEFUEUIEEEUUUUUUUU");
        assertThat(texts)
                .contains(
                        "Order {Id} failed",
                        "dotnet console json",
                        "gcp",
                        "otel body line",
                        "null message, msg is there")
                .contains("object message", "after a BOM", "event is object", "user_login")
                .noneMatch(text -> text.endsWith("\r"));
    }

    /** Random stamps, two streams, equal lines, readings that break anywhere: what is handed on is what the file has. */
    @Test
    void whatever_breaks_no_line_is_lost_or_comes_twice() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var file = new ArrayList<String>();
            int tail = random.nextInt(2) * 5;
            Instant now = Instant.parse("2026-11-26T10:00:00Z");
            for (int i = 0; i < 120; i++) {
                now = now.plusMillis(random.nextInt(4) == 0 ? random.nextInt(1_500) : 0);
                file.add(now.minusMillis(random.nextInt(3) == 0 ? random.nextInt(400) : 0) + " line "
                        + (tail > 0 ? i : random.nextInt(6)));
            }
            var lines = new LogLines(new PodKey("n", "p"), "c");
            var heard = new ArrayList<String>();
            int written = 0;
            boolean first = true;
            int begun = 0;
            while (written < file.size() || first) {
                written = Math.min(file.size(), written + 1 + random.nextInt(15));
                lines.again();
                Instant since = lines.resumeFrom();
                List<String> served = file.subList(0, written).stream()
                        .filter(line -> since == null
                                || !Instant.parse(line.substring(0, line.indexOf(' ')))
                                        .isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                        .toList();
                if (first && tail > 0) {
                    begun = Math.max(0, served.size() - tail);
                    served = served.subList(begun, served.size());
                }
                first = false;
                int until = random.nextInt(3) == 0 ? random.nextInt(served.size() + 1) : served.size();
                // Of the first lines ever none may be missing: what stands before them is not known.
                if (heard.isEmpty()) {
                    until = served.size();
                }
                for (LogEntry entry : entries(lines, String.join("\n", served.subList(0, until)) + "\n")) {
                    heard.add(Instant.ofEpochSecond(0, entry.timeNanos()) + " " + entry.message());
                }
            }
            lines.again();
            for (LogEntry entry : entries(lines, String.join("\n", file) + "\n")) {
                heard.add(Instant.ofEpochSecond(0, entry.timeNanos()) + " " + entry.message());
            }
            assertThat(heard).as("seed %d", seed).containsExactlyElementsOf(file.subList(begun, file.size()));
        }
    }
}
