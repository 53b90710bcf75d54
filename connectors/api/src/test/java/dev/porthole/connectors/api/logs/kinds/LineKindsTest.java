package dev.porthole.connectors.api.logs.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineKindsTest {

    private final LineKinds kinds = new LineKinds();

    static Stream<Arguments> lines() throws IOException {
        try (InputStream in = LineKindsTest.class.getResourceAsStream("lines.txt")) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.startsWith("#"))
                    .toList();
            var cases = new ArrayList<Arguments>();
            for (int i = 0; i + 1 < rows.size(); i += 2) {
                cases.add(Arguments.of(rows.get(i), rows.get(i + 1).strip()));
            }
            assertThat(cases).hasSizeGreaterThan(50);
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_says_what_it_is(String line, String said) {
        String[] parts = said.split(" ");
        String kind = kinds.read(Map.of(), line)
                .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                .orElse("none");
        assertThat(kind).isEqualTo(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            Map<String, String> fields =
                    kinds.read(Map.of(), line).orElseThrow().fields();
            if (parts[i].startsWith("!")) {
                assertThat(fields).doesNotContainKey(parts[i].substring(1));
            } else {
                int is = parts[i].indexOf('=');
                String name = parts[i].substring(0, is);
                assertThat(fields.getOrDefault(name, "").replace(' ', '_'))
                        .as(name)
                        .isEqualTo(parts[i].substring(is + 1));
            }
        }
    }

    @Test
    void what_a_pipeline_parsed_stays_and_fields_of_journald_are_known() {
        var entry = new LogEntry(
                "1",
                0,
                LogLevel.INFO,
                new LogEntry.Origin("", "", "", ""),
                "10.0.0.1 - - [27/Nov/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 1",
                "",
                Map.of("url.path", "/from/pipeline"));
        Map<String, String> fields = kinds.enriched(entry).fields();
        assertThat(fields)
                .containsEntry("url.path", "/from/pipeline")
                .containsEntry(KnownLine.STATUS, "200")
                .containsEntry(KnownLine.KIND_FIELD, "access");

        KnownLine unit = kinds.read(
                        Map.of("_SYSTEMD_UNIT", "kubelet.service", "_HOSTNAME", "node-1", "_PID", "9"), "text")
                .orElseThrow();
        assertThat(unit.kind()).isEqualTo(KnownLine.Kind.SYSTEM);
        assertThat(unit.fields())
                .containsEntry("process.name", "kubelet.service")
                .containsEntry("process.pid", "9");
    }

    @Test
    void hostile_lines_never_throw_and_never_take_long() {
        var random = new Random(5);
        var hostile = new ArrayList<>(List.of(
                "",
                " ",
                "\n",
                "[",
                "[\"",
                "\"",
                "[x] \"",
                "[x] \"GET",
                "{",
                "{\"",
                "{\"a",
                "{\"a\":" + "[".repeat(100_000),
                "{\"audit.k8s.io/\":" + "{\"a\":".repeat(50_000),
                "{\"audit.k8s.io/\":\"\\u12",
                "{\"audit.k8s.io/\":\"\\",
                "a - - [" + "\\".repeat(100_000),
                "a - - [x] \"" + "\"".repeat(100_000),
                "GET /" + "a".repeat(1_000_000),
                "GET /x 200 " + "9".repeat(100_000) + "ms",
                "GET /x 200 1..2ms",
                "<1>1 " + "a ".repeat(100_000),
                "<99999999999>1 x",
                "<999>1 2003 a b c d e",
                "Nov 27 10:00:00 " + "h".repeat(300_000),
                "E1127 10:00:00.123456 " + " ".repeat(100_000),
                "2026-11-27T10:00:00.123Z INFO 1 --- " + "[a] ".repeat(50_000),
                "10:00:00.123 [" + "x".repeat(100_000)));
        String signs = "[]\"{}\\:,<>-. \t\r\n=/0123456789GETPOSTmsINFO";
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder();
            for (int c = random.nextInt(60); c > 0; c--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            hostile.add(line.toString());
        }
        long began = System.nanoTime();
        for (String line : hostile) {
            kinds.read(Map.of(), line).ifPresent(found -> known.add(line));
        }
        // also every beginning of a real one
        String real = "[2026-11-27T10:00:00.310Z] \"GET /s HTTP/1.1\" 418 - via_upstream - \"-\" 0 135 3 1 \"-\" \"c\"";
        for (int i = 0; i < real.length(); i++) {
            kinds.read(Map.of(), real.substring(0, i));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(known).hasSizeLessThan(hostile.size() / 10);
    }
}
