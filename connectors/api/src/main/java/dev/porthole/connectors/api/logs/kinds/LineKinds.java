package dev.porthole.connectors.api.logs.kinds;

import dev.porthole.connectors.api.logs.LogEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells of which kind lines are, and adds what they say to their fields. */
public final class LineKinds {

    /** What a line of a known form says; empty for all others. */
    public Optional<KnownLine> read(Map<String, String> fields, String text) {
        return AuditLine.of(fields)
                .or(() -> SystemLine.of(fields))
                .or(() -> text.isEmpty() ? Optional.empty() : ofText(text));
    }

    private static Optional<KnownLine> ofText(String text) {
        return AuditLine.read(text)
                .or(() -> AccessLine.read(text))
                .or(() -> SystemLine.read(text))
                .or(() -> ApplicationLine.read(text));
    }

    /** The entry with the fields of its kind; those that a pipeline has parsed stay as they are. */
    public LogEntry enriched(LogEntry entry) {
        Optional<KnownLine> known = read(entry.fields(), entry.message());
        if (known.isEmpty()) {
            return entry;
        }
        var fields = new LinkedHashMap<>(entry.fields());
        known.get().fields().forEach(fields::putIfAbsent);
        fields.putIfAbsent(KnownLine.KIND_FIELD, known.get().kind().name().toLowerCase(Locale.ROOT));
        return new LogEntry(
                entry.id(),
                entry.timeNanos(),
                entry.level(),
                entry.origin(),
                entry.message(),
                entry.stackTrace(),
                Collections.unmodifiableMap(fields));
    }

    public List<LogEntry> enriched(List<LogEntry> entries) {
        return entries.stream().map(this::enriched).toList();
    }
}
