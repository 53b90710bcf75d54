package dev.porthole.views.logs.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** A million rows must not cost more to scroll than a thousand. */
class LogViewportScaleTest {

    private static LogRows rows(int count) {
        var rows = new LogRows(new LineArena(Long.MAX_VALUE));
        var page = new ArrayList<LogEntry>();
        for (int i = 0; i < count; i++) {
            page.add(new LogEntry(
                    "",
                    1_000_000_000L * (count - i),
                    LogLevel.WARN,
                    new LogEntry.Origin("shop", "checkout-7d9f-x2k4q", "app", ""),
                    "GET /api/orders/" + i + " 200 in 31 ms user=1234 trace=4f1c9a",
                    "",
                    Map.of()));
            if (page.size() == 10_000 || i == count - 1) {
                rows.addOlder(page);
                page.clear();
            }
        }
        return rows;
    }

    private static long medianMicros(LogRows rows) {
        return UiThread.call(() -> {
            var viewport = new LogViewport(
                    rows, DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC));
            var scene = new Scene(new StackPane(viewport), 900, 800);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            long[] micros = new long[120];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                viewport.state().scroll(i % 40 == 39 ? rows.size() / 7 : 3);
                viewport.paintNow();
                micros[i] = (System.nanoTime() - start) / 1000;
            }
            long[] later = Arrays.copyOfRange(micros, 40, micros.length);
            Arrays.sort(later);
            return later[later.length / 2];
        });
    }

    @Test
    void scrolling_costs_the_same_however_many_rows_there_are() {
        LogRows few = rows(1000);
        LogRows many = rows(1_000_000);
        medianMicros(few);
        List<Long> small = List.of(medianMicros(few), medianMicros(few));
        List<Long> large = List.of(medianMicros(many), medianMicros(many));
        assertThat(large.stream().mapToLong(Long::longValue).min().orElseThrow())
                .as("microseconds a step with a million rows, %s, and with a thousand, %s", large, small)
                .isLessThan(5 * small.stream().mapToLong(Long::longValue).max().orElseThrow() + 2000);
    }
}
