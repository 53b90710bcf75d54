package dev.porthole.views.logs.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogExportTest {

    private static LogEntry entry(String message) {
        return new LogEntry(
                "1",
                1_795_442_880_123_000_000L,
                LogLevel.ERROR,
                new LogEntry.Origin("shop", "checkout-0", "app", "checkout"),
                message,
                "",
                Map.of("user", "a\"b\\c\u001b\u202e"));
    }

    private static String export(LogExport.Format format, LogEntry entry) throws IOException {
        var out = new StringBuilder();
        new LogExport(format, out).write(entry);
        return out.toString();
    }

    @Test
    void text_is_what_is_read_on_screen() throws IOException {
        assertThat(export(LogExport.Format.TEXT, entry("a\u001b[31mb\u001b[0m\u202ec\nd")))
                .isEqualTo("2026-11-23T14:08:00.123Z ERROR checkout-0 ab\u2039U+202E\u203ac\nd\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "  =cmd|' /C calc'!A0", "\t=1", "\rx"})
    void a_cell_is_never_a_formula(String message) throws IOException {
        String row = export(LogExport.Format.CSV, entry(message)).split("\r\n", 2)[1];
        assertThat(row).contains(",\"'").doesNotContain("\r\n\r");
    }

    @Test
    void cells_are_quoted_as_rfc_4180_has_it() throws IOException {
        assertThat(export(LogExport.Format.CSV, entry("say \"no\", twice\nplease")))
                .isEqualTo("time,level,namespace,pod,container,service,message,stack_trace\r\n"
                        + "2026-11-23T14:08:00.123Z,ERROR,shop,checkout-0,app,checkout,"
                        + "\"say \"\"no\"\", twice\nplease\",\r\n");
    }

    @Test
    void json_loses_nothing_and_hides_nothing() throws IOException {
        String line = export(LogExport.Format.NDJSON, entry("x\ny\udb40\udc41"));
        assertThat(line)
                .contains("\"message\":\"x\\u000ay\\udb40\\udc41\"")
                .contains("\"user\":\"a\\\"b\\\\c\\u001b\\u202e\"")
                .endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
    }
}
