package dev.porthole.views.logs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineArenaTest {

    private static final String[] WORDS = {
        "timeout",
        "Connection",
        "\uc5f0\uacb0",
        "\ud83d\ude80",
        "\u001b[31m",
        "\u202e",
        "",
        "a\nb",
        "stra\u00dfe",
        "TIMEOUT"
    };

    private final Random random = new Random(20261123);

    private LogEntry entry(int number, String message, String stackTrace, Map<String, String> fields) {
        return new LogEntry(
                "id-" + number,
                1_795_442_880_000_000_000L + number,
                LogLevel.values()[random.nextInt(LogLevel.values().length)],
                new LogEntry.Origin("ns" + random.nextInt(3), "pod-" + random.nextInt(40), "app", ""),
                message,
                stackTrace,
                fields);
    }

    private LogEntry anyEntry(int number) {
        var message = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            message.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        var fields = new LinkedHashMap<String, String>();
        for (int i = random.nextInt(12); i > 0; i--) {
            fields.put(
                    "field." + random.nextInt(20), random.nextBoolean() ? message.toString() : "v" + random.nextInt(9));
        }
        fields.put("kubernetes.pod.name", "pod-1");
        String trace = random.nextInt(4) == 0 ? "\tat A.b(A.java:1)\n\tat C.d(C.java:2)" : "";
        return entry(number, message.toString(), trace, fields);
    }

    @Test
    void every_entry_comes_back_as_it_went_in() {
        var arena = new LineArena(Long.MAX_VALUE);
        var entries = new ArrayList<LogEntry>();
        for (int i = 0; i < 5000; i++) {
            LogEntry entry = anyEntry(i);
            entries.add(entry);
            assertThat(arena.append(entry)).isEqualTo(i);
        }
        for (int i = 0; i < entries.size(); i++) {
            LogEntry back = arena.entry(i);
            assertThat(back).isEqualTo(entries.get(i));
            assertThat(new ArrayList<>(back.fields().keySet()))
                    .isEqualTo(new ArrayList<>(entries.get(i).fields().keySet()));
            assertThat(arena.timeNanos(i)).isEqualTo(entries.get(i).timeNanos());
            assertThat(arena.level(i)).isEqualTo(entries.get(i).level());
        }
    }

    @Test
    void a_lone_surrogate_becomes_the_replacement_character() {
        var arena = new LineArena(Long.MAX_VALUE);
        int line = arena.append(entry(1, "a\ud800b", "", Map.of()));
        assertThat(arena.text(line)).isEqualTo("a\ufffdb");
    }

    @Test
    void finding_agrees_with_strings() {
        var arena = new LineArena(1 << 16, Long.MAX_VALUE);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            LogEntry entry = anyEntry(i);
            texts.add(entry.stackTrace().isEmpty() ? entry.message() : entry.message() + "\n" + entry.stackTrace());
            arena.append(entry);
        }
        for (String needle : List.of(
                "timeout", "TimeOut", "connection", "\uc5f0\uacb0", "STRASSE", "stra\u00dfe", "C.java:2", "nowhere")) {
            LinePattern literal = LinePattern.literal(needle);
            for (int i = 0; i < texts.size(); i++) {
                boolean expected = texts.get(i).toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT));
                assertThat(arena.matches(i, literal))
                        .as(needle + " in " + texts.get(i))
                        .isEqualTo(expected);
            }
        }
        Pattern pattern = Pattern.compile("time.ut.*\\uc5f0|java:\\d\\)");
        LinePattern regex = LinePattern.regex(pattern);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(arena.matches(i, regex))
                    .isEqualTo(pattern.matcher(texts.get(i)).find());
        }
    }

    @Test
    void the_oldest_segments_go_when_the_cap_is_reached() {
        var arena = new LineArena(10_000, 60_000);
        int last = 0;
        for (int i = 0; i < 5000; i++) {
            last = arena.append(entry(i, "x".repeat(100), "", Map.of()));
            assertThat(arena.bytes()).isLessThan(80_000);
        }
        assertThat(arena.first()).isPositive();
        assertThat(arena.dropped()).isEqualTo(arena.first());
        assertThat(arena.end()).isEqualTo(last + 1);
        assertThat(arena.entry(arena.first()).id()).isEqualTo("id-" + arena.first());
        assertThat(arena.entry(last).id()).isEqualTo("id-" + last);
    }

    @Test
    void a_line_larger_than_a_segment_has_one_of_its_own() {
        var arena = new LineArena(1000, Long.MAX_VALUE);
        int small = arena.append(entry(1, "small", "", Map.of()));
        int large = arena.append(entry(2, "y".repeat(50_000), "", Map.of()));
        int after = arena.append(entry(3, "after", "", Map.of()));
        assertThat(arena.text(small)).isEqualTo("small");
        assertThat(arena.text(large)).hasSize(50_000);
        assertThat(arena.text(after)).isEqualTo("after");
    }

    @Test
    void the_head_is_the_first_row_and_tells_how_many_follow() {
        var arena = new LineArena(Long.MAX_VALUE);
        int line = arena.append(entry(1, "first\r\nsecond\n", "third\nfourth\n\n", Map.of()));
        assertThat(arena.head(line, 1000)).isEqualTo(new LineArena.Head("first", 0, 4));
        int plain = arena.append(entry(2, "only", "", Map.of()));
        assertThat(arena.head(plain, 1000)).isEqualTo(new LineArena.Head("only", 0, 0));
    }

    @Test
    void a_long_head_is_cut_between_characters() {
        var arena = new LineArena(Long.MAX_VALUE);
        int line = arena.append(entry(1, "\uac00\uac01\uac02\uac03", "", Map.of()));
        assertThat(arena.head(line, 7)).isEqualTo(new LineArena.Head("\uac00\uac01", 6, 0));
        int end = arena.append(entry(2, "abc", "", Map.of()));
        assertThat(arena.head(end, 2)).isEqualTo(new LineArena.Head("ab", 1, 0));
    }

    @Test
    void a_line_of_145_bytes_takes_some_twenty_more() {
        var arena = new LineArena(Long.MAX_VALUE);
        int lines = 200_000;
        String message = "m".repeat(145);
        for (int i = 0; i < lines; i++) {
            arena.append(new LogEntry(
                    "",
                    i,
                    LogLevel.INFO,
                    new LogEntry.Origin("shop", "pod-" + i % 50, "app", ""),
                    message,
                    "",
                    Map.of()));
        }
        assertThat((double) arena.bytes() / lines).isBetween(145.0, 175.0);
    }
}
