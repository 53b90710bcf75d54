package dev.porthole.connectors.api.logs.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPatternsTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(START, START.plusSeconds(3600));

    private final LogPatterns patterns = new LogPatterns(HOUR);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\1',
            value = {
                "Connection to DB failed: timeout | Connection to DB failed: timeout",
                "HikariPool-1 - Connection is not available, request timed out after 30000ms. | HikariPool-<num> -"
                        + " Connection is not available, request timed out after <dur>.",
                "POST /api/orders/8812 503 30012ms trace=4f1c9a01bd user=12345 | POST /api/orders/<num> 5xx <dur>"
                        + " trace=<hex> user=<num>",
                "GET /api/v1/items?page=3&size=20 200 in 12 ms | GET /api/v1/items?<*> 2xx in <num> ms",
                "2026-11-27T10:00:00.123Z ERROR [http-nio-8080-exec-5] c.s.OrderController : no stock for 77 | ERROR"
                        + " [http-nio-<num>-exec-<num>] c.s.OrderController : no stock for <num>",
                "2026-11-27 10:00:00,123 WARN retry 3/5 for job 6f9619ff-8b86-d011-b42d-00c04fc964ff | WARN retry"
                        + " <num>/<num> for job <uuid>",
                "dial tcp 10.1.2.3:5432: connect: connection refused | dial tcp <ip>: connect: connection refused",
                "peer fe80::1ff:fe23:4567:890a gone | peer <ip> gone",
                "pod checkout-7d9f8b6c5d-x2k4q evicted from node-2 | pod checkout-<id>-<id> evicted from node-<num>",
                "took 1.2ms, read 3.5MiB (14%) | took <dur>, read <size> (<num>%)",
                "took 1m30s, read 12kB (7%) | took <dur>, read <size> (<num>%)",
                "level=error msg=\"cannot open file 7\" path=\"/var/lib/x 1\" err=\"no such file\" | level=error"
                        + " msg=\"cannot open file <num>\" path=\"<str>\" err=\"no such file\"",
                "{\"level\":\"error\",\"msg\":\"no stock\",\"order\":\"A-17\",\"n\":3} |"
                        + " {\"level\":\"error\",\"msg\":\"no stock\",\"order\":\"<str>\",\"n\":<num>}",
                "10.0.0.1 - bob [27/Nov/2026:10:00:00 +0000] \"GET /cart/77 HTTP/1.1\" 502 157 \"-\" \"curl/8.5.0\" |"
                        + " <ip> - bob [<time> <num>] \"GET /cart/<num> HTTP/<num>\" 5xx <num> \"<str>\" \"<str>\"",
                "sha256 of utf8 text s3 v2 differs | sha256 of utf8 text s3 v2 differs",
                "user's cart isn't empty | user's cart isn't empty",
                "at 0x7ffe1234 in deadbeef01 | at <hex> in <hex>",
            })
    void what_changes_from_line_to_line_is_masked(String line, String template) {
        patterns.add(line(line, 0));
        assertThat(patterns.found()).extracting(LogPattern::template).containsExactly(template);
    }

    @Test
    void lines_that_differ_in_a_word_are_one_pattern_and_what_stands_still_is_searched_for() {
        for (String who : List.of("anna", "bert", "carl", "dora")) {
            patterns.add(line("payment of order 17 by customer " + who + " was refused by the bank", 1));
        }
        patterns.add(line("cache warmed", 2));
        LogPattern refused = patterns.found().stream()
                .filter(pattern -> pattern.lines() == 4)
                .findFirst()
                .orElseThrow();

        assertThat(refused.template()).isEqualTo("payment of order <num> by customer <*> was refused by the bank");
        assertThat(refused.phrases()).containsExactly("payment of order", "by customer", "was refused by the bank");
    }

    @Test
    void answers_of_another_class_and_other_paths_are_other_patterns() {
        for (String line : List.of("GET /cart 200 in 3 ms", "GET /cart 503 in 9 ms", "GET /login 200 in 4 ms")) {
            patterns.add(line(line, 1));
            patterns.add(line(line, 2));
        }
        assertThat(patterns.found())
                .extracting(LogPattern::template)
                .containsExactly(
                        "GET /cart 2xx in <num> ms", "GET /cart 5xx in <num> ms", "GET /login 2xx in <num> ms");
    }

    @Test
    void what_is_new_since_the_time_before_stands_first_then_what_is_serious_then_what_is_frequent() {
        for (int i = 0; i < 50; i++) {
            patterns.add(entry("heartbeat " + i, -60, LogLevel.INFO, "gateway"));
            patterns.add(entry("heartbeat " + i, 60, LogLevel.INFO, "gateway"));
        }
        patterns.add(entry("disk almost full", -60, LogLevel.ERROR, "db"));
        patterns.add(entry("disk almost full", 60, LogLevel.ERROR, "db"));
        patterns.add(entry("disk almost full", 70, LogLevel.WARN, "store"));
        patterns.add(entry("disk almost full", 80, LogLevel.WARN, "store"));
        patterns.add(entry("started", 3599, LogLevel.INFO, "gateway"));

        List<LogPattern> found = patterns.found();
        assertThat(found)
                .extracting(LogPattern::template)
                .containsExactly("started", "disk almost full", "heartbeat <num>");
        assertThat(found).extracting(LogPattern::isNew).containsExactly(true, false, false);
        assertThat(found).extracting(LogPattern::lines).containsExactly(1L, 3L, 50L);
        assertThat(found.get(1).worst()).isEqualTo(LogLevel.ERROR);
        assertThat(found.get(1).writers())
                .containsExactly(new LogPattern.Writer("store", 2), new LogPattern.Writer("db", 1));
        assertThat(Instant.ofEpochSecond(0, found.get(1).firstNanos())).isEqualTo(START.minusSeconds(60));
        assertThat(found.getFirst().tally().trend()[LogPatterns.PARTS - 1]).isEqualTo(1);
        assertThat(IntStream.of(found.get(2).tally().trend()).sum()).isEqualTo(50);
        assertThat(patterns.lines()).isEqualTo(54);
    }

    @Test
    void memory_stays_bounded_when_every_line_is_another_pattern() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int word = 0; word < 2 + i % 30; word++) {
                random.ints(6, 'a', 'z' + 1).forEach(text::appendCodePoint);
                text.append(' ');
            }
            patterns.add(line(text.toString(), i % 3600));
        }
        assertThat(patterns.found()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(patterns.lines()).isEqualTo(20_000);
        assertThat(patterns.found().stream().mapToLong(LogPattern::lines).sum() + patterns.others())
                .isEqualTo(20_000);
    }

    @Test
    void hostile_lines_are_harmless() {
        var random = new Random(11);
        var hostile = new ArrayList<>(List.of(
                "",
                " \t\r\n\u0000",
                "x".repeat(2_000_000),
                "9".repeat(1_000_000),
                "\"".repeat(100_000),
                "<".repeat(5_000) + ">".repeat(5_000),
                "a=\"".repeat(50_000),
                "\\".repeat(70_000) + '"',
                "GET ".repeat(10_000),
                "::".repeat(3_000),
                "1.".repeat(3_000),
                "-+1e9:.%/".repeat(900),
                "\u001b[",
                "\u001b[31",
                "\u001b[31;1mERROR\u001b[0m \u202edesrever\u202c",
                "\ud800 \udc00 lone",
                "<num> <*> <str>",
                "\"\\",
                "k:\"\\\"",
                "\n\n\n"));
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            hostile.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        hostile.forEach(text -> patterns.add(line(text, 5)));
        assertThat(patterns.lines()).isEqualTo(hostile.size());
        assertThat(patterns.found()).allSatisfy(pattern -> {
            assertThat(pattern.template().length()).isLessThan(20_000);
            assertThat(pattern.example().length()).isLessThanOrEqualTo(400);
        });
    }

    /** Against reading the same bytes as lines and looking at each character once, in the same run. */
    @Test
    void a_hundred_thousand_lines_are_grouped_in_a_second() {
        var random = new Random(3);
        List<LogEntry> lines = IntStream.range(0, 100_000)
                .mapToObj(i -> line(sample(i, random), i % 3600))
                .toList();
        long best = Long.MAX_VALUE;
        long reading = Long.MAX_VALUE;
        int found = 0;
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            var grouped = new LogPatterns(HOUR);
            grouped.add(lines);
            found = grouped.found().size();
            best = Math.min(best, System.nanoTime() - began);
            began = System.nanoTime();
            assertThat(lines.stream().mapToLong(entry -> words(entry.message())).sum())
                    .isGreaterThan(100_000);
            reading = Math.min(reading, System.nanoTime() - began);
        }
        System.Logger log = System.getLogger(LogPatternsTest.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "100,000 lines: {0} ms for {1} patterns, {2} ms to split them into words",
                best / 1_000_000,
                found,
                reading / 1_000_000);
        assertThat(found).isBetween(5, 30);
        assertThat(Duration.ofNanos(best))
                .isLessThan(Duration.ofSeconds(1).plus(Duration.ofNanos(reading).multipliedBy(10)));
    }

    private static long words(String text) {
        return text.split(" ").length;
    }

    private static String sample(int i, Random random) {
        return switch (i % 6) {
            case 0 -> "GET /api/orders/" + random.nextInt(100_000) + " 200 in " + random.nextInt(900) + " ms";
            case 1 ->
                "2026-11-27T10:00:00.%03dZ INFO [http-nio-8080-exec-%d] shop.Orders : order %d stored for %s"
                        .formatted(random.nextInt(1000), random.nextInt(20), random.nextInt(1_000_000), new UUID(i, i));
            case 2 ->
                "HikariPool-1 - Connection is not available, request timed out after " + random.nextInt(40_000) + "ms.";
            case 3 -> "level=warn msg=\"slow query\" took=" + random.nextInt(9) + ".5s table=orders rows=" + i;
            case 4 ->
                "10.2.%d.%d - - [27/Nov/2026:10:00:00 +0000] \"POST /cart HTTP/1.1\" %d 512 \"-\" \"Mozilla/5.0 (X11)\""
                        .formatted(i % 255, i % 199, i % 7 == 0 ? 503 : 200);
            default -> "upstream checkout answered 503 for /cart/" + random.nextInt(50) + " after " + i + " ms";
        };
    }

    private static LogEntry line(String text, int second) {
        return entry(text, second, LogLevel.UNKNOWN, "shop");
    }

    private static LogEntry entry(String text, int second, LogLevel level, String service) {
        Instant at = START.plusSeconds(second);
        return new LogEntry(
                "",
                at.getEpochSecond() * 1_000_000_000L,
                level,
                new LogEntry.Origin("shop", service + "-7d9f-x2k4q", "app", service),
                text,
                "",
                Map.of());
    }
}
