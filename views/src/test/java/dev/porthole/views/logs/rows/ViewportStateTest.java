package dev.porthole.views.logs.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportStateTest {

    private final LogRows rows = new LogRows(new LineArena(Long.MAX_VALUE));
    private final ViewportState state = new ViewportState(rows, this::height, () -> {});
    private int tall = -1;

    private int height(int row) {
        return row == tall ? 30 : 1;
    }

    private static LogEntry at(int time) {
        return new LogEntry(
                "id" + time, time, LogLevel.INFO, new LogEntry.Origin("", "", "", ""), "line " + time, "", Map.of());
    }

    private void fill(int count) {
        var entries = new ArrayList<LogEntry>();
        for (int i = count; i > 0; i--) {
            entries.add(at(i * 10));
        }
        rows.replace(entries);
        state.setScreenLines(10);
    }

    @Test
    void scrolling_ends_with_the_last_row_at_the_bottom() {
        fill(100);
        state.scroll(1000);
        assertThat(state.topRow()).isEqualTo(90);
        state.scroll(-3);
        assertThat(state.topRow()).isEqualTo(87);
        state.scroll(-1000);
        assertThat(state.isAtTop()).isTrue();
    }

    @Test
    void a_tall_row_is_scrolled_through_line_by_line() {
        fill(100);
        tall = 2;
        state.scroll(5);
        assertThat(state.topRow()).isEqualTo(2);
        assertThat(state.topLine()).isEqualTo(3);
        assertThat(state.rowAt(0)).isEqualTo(2);
        assertThat(state.rowAt(26)).isEqualTo(2);
        assertThat(state.rowAt(27)).isEqualTo(3);
        state.scroll(-4);
        assertThat(state.topRow()).isEqualTo(1);
        assertThat(state.topLine()).isZero();
    }

    @Test
    void new_rows_above_leave_what_is_looked_at_in_place() {
        fill(100);
        state.scroll(20);
        state.select(25);
        int lookedAt = rows.line(state.topRow());
        int selected = rows.line(state.selectedRow());
        rows.merge(List.of(at(2000), at(1500), at(995), at(1000), at(990)));
        assertThat(rows.line(state.topRow())).isEqualTo(lookedAt);
        assertThat(rows.line(state.selectedRow())).isEqualTo(selected);
        assertThat(state.isAtTop()).isFalse();
    }

    @Test
    void at_the_top_new_rows_are_seen_and_the_selection_goes_along() {
        fill(20);
        state.select(0);
        int selected = rows.line(0);
        rows.merge(List.of(at(5000), at(200)));
        assertThat(state.isAtTop()).isTrue();
        assertThat(rows.line(state.selectedRow())).isEqualTo(selected);
    }

    @Test
    void the_selection_is_always_brought_into_view() {
        fill(1000);
        var random = new Random(3);
        tall = 500;
        for (int i = 0; i < 500; i++) {
            int to = random.nextInt(1000);
            state.select(to);
            int seen = state.rowAt(0);
            boolean inView = false;
            for (int line = 0; line < 10 && !inView; line++) {
                inView = state.rowAt(line) == to;
            }
            assertThat(inView).as("row %d from %d", to, seen).isTrue();
        }
    }

    @Test
    void few_rows_and_none_are_fine() {
        fill(3);
        state.scroll(5);
        assertThat(state.topRow()).isZero();
        rows.replace(List.of());
        state.moveSelection(1);
        assertThat(state.selectedRow()).isEqualTo(ViewportState.NONE);
        assertThat(state.rowAt(0)).isEqualTo(ViewportState.NONE);
    }
}
