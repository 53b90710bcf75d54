package dev.porthole.views.logs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRowsTest {

    private final LogRows rows = new LogRows(new LineArena(Long.MAX_VALUE));
    private final List<Integer> inserted = new ArrayList<>();

    private static LogEntry at(int time, String id) {
        return new LogEntry(
                id, time, LogLevel.INFO, new LogEntry.Origin("", "p", "", ""), "line " + time, "", Map.of());
    }

    private static List<LogEntry> newestFirst(int... times) {
        return IntStream.of(times).mapToObj(time -> at(time, "id" + time)).toList();
    }

    private List<Long> times() {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.arena().timeNanos(rows.line(row)))
                .toList();
    }

    private void listen() {
        rows.addListener(new LogRows.Listener() {
            @Override
            public void inserted(int row) {
                inserted.add(row);
            }

            @Override
            public void extended() {}

            @Override
            public void reset() {
                inserted.clear();
            }
        });
    }

    @Test
    void the_newest_page_brings_only_what_is_new_and_late_lines_find_their_place() {
        rows.replace(newestFirst(50, 40, 30, 20));
        rows.addOlder(newestFirst(10, 5));
        listen();
        assertThat(rows.merge(newestFirst(60, 50, 45, 40, 30))).isEqualTo(2);
        assertThat(times()).containsExactly(60L, 50L, 45L, 40L, 30L, 20L, 10L, 5L);
        assertThat(inserted).containsExactly(0, 2);
        assertThat(rows.merge(newestFirst(60, 50, 45))).isZero();
    }

    @Test
    void lines_without_ids_are_told_apart_by_time_and_text() {
        rows.replace(List.of(at(50, ""), at(40, "")));
        assertThat(rows.merge(List.of(at(51, ""), at(50, ""), at(40, "")))).isEqualTo(1);
        assertThat(times()).containsExactly(51L, 50L, 40L);
    }

    @Test
    void merging_random_pages_keeps_order_and_every_line_once() {
        var random = new Random(5);
        var all = new ArrayList<LogEntry>();
        rows.replace(List.of());
        for (int round = 0; round < 60; round++) {
            for (int i = random.nextInt(40); i > 0; i--) {
                all.add(at(round * 100 + random.nextInt(150), "n" + all.size()));
            }
            var newest = new ArrayList<>(all);
            newest.sort((a, b) -> Long.compare(b.timeNanos(), a.timeNanos()));
            rows.merge(newest.subList(0, Math.min(newest.size(), 400)));
        }
        assertThat(rows.size()).isEqualTo(all.size());
        assertThat(times()).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void a_tail_takes_lines_oldest_first_and_shows_those_chosen() {
        rows.replace(List.of());
        rows.tail(newestFirst(1, 2, 3, 4), line -> rows.arena().timeNanos(line) % 2 == 0);
        assertThat(times()).containsExactly(4L, 2L);
        rows.choose(line -> true);
        assertThat(times()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void dropped_lines_leave_the_rows() {
        var small = new LogRows(new LineArena(2_000, 12_000));
        for (int i = 0; i < 2000; i++) {
            small.tail(List.of(at(i, "")), line -> true);
        }
        assertThat(small.size()).isEqualTo(small.arena().end() - small.arena().first());
        assertThat(small.arena().dropped()).isPositive();
        assertThat(small.arena().timeNanos(small.line(0))).isEqualTo(1999);
    }
}
