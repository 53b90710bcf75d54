package dev.porthole.views.logs.export;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.views.text.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines as a file. What is hostile to a terminal, a spreadsheet or a reader is harmless in every format. */
public final class LogExport {

    private static final List<String> COLUMNS =
            List.of("time", "level", "namespace", "pod", "container", "service", "message", "stack_trace");

    /** How lines are written. */
    public enum Format {
        /** One line after the other, as they are read. */
        TEXT("log"),
        /** A JSON object a line, with all fields; nothing is lost. */
        NDJSON("ndjson"),
        /** RFC 4180 with a heading. */
        CSV("csv");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        /** Of the file's name, without a dot. */
        public String extension() {
            return extension;
        }
    }

    private final Format format;
    private final Appendable out;

    public LogExport(Format format, Appendable out) throws IOException {
        this.format = format;
        this.out = out;
        if (format == Format.CSV) {
            out.append(String.join(",", COLUMNS)).append("\r\n");
        }
    }

    public void write(LogEntry entry) throws IOException {
        switch (format) {
            case TEXT -> text(entry);
            case NDJSON -> json(entry);
            case CSV -> csv(entry);
        }
    }

    private static String time(LogEntry entry) {
        return Instant.ofEpochSecond(0, entry.timeNanos()).toString();
    }

    private void text(LogEntry entry) throws IOException {
        out.append(time(entry)).append(' ').append(entry.level().name()).append(' ');
        out.append(SafeText.line(entry.pod())).append(' ').append(SafeText.block(entry.message()));
        if (!entry.stackTrace().isEmpty()) {
            out.append('\n').append(SafeText.block(entry.stackTrace()));
        }
        out.append('\n');
    }

    private void csv(LogEntry entry) throws IOException {
        out.append(Stream.of(
                                time(entry),
                                entry.level().name(),
                                entry.namespace(),
                                entry.pod(),
                                entry.container(),
                                entry.service(),
                                entry.message(),
                                entry.stackTrace())
                        .map(LogExport::cell)
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A spreadsheet takes a cell that begins so, blanks aside, for a formula; an apostrophe keeps it text. */
    private static String cell(String value) {
        String safe = SafeText.block(value);
        String start = value.stripLeading();
        boolean formula = !value.isEmpty() && "\t\r".indexOf(value.charAt(0)) >= 0
                || !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0;
        String text = formula ? "'" + safe : safe;
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\'')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private void json(LogEntry entry) throws IOException {
        out.append("{\"time\":").append(JsonText.quoted(time(entry)));
        out.append(",\"level\":").append(JsonText.quoted(entry.level().name()));
        out.append(",\"namespace\":").append(JsonText.quoted(entry.namespace()));
        out.append(",\"pod\":").append(JsonText.quoted(entry.pod()));
        out.append(",\"container\":").append(JsonText.quoted(entry.container()));
        out.append(",\"service\":").append(JsonText.quoted(entry.service()));
        out.append(",\"message\":").append(JsonText.quoted(entry.message()));
        out.append(",\"stack_trace\":").append(JsonText.quoted(entry.stackTrace()));
        out.append(",\"fields\":{");
        String separator = "";
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            out.append(separator)
                    .append(JsonText.quoted(field.getKey()))
                    .append(':')
                    .append(JsonText.quoted(field.getValue()));
            separator = ",";
        }
        out.append("}}\n");
    }
}
