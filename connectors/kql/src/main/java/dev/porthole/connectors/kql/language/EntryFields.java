package dev.porthole.connectors.kql.language;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.kql.KqlDocument;
import dev.porthole.connectors.kql.KqlField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A line in memory as conditions look at it: its own fields by their own names, and beside them what every line has under
 * the names of ECS, so that a query means the same on a pod's own log as on a search server.
 */
record EntryFields(LogEntry line) implements KqlDocument {

    private static final Map<String, KqlField> USUAL = usual();
    private static final List<String> TRACES = List.of("trace.id", "trace_id", "traceId", "traceID", "dd.trace_id");
    private static final List<String> NODES = List.of("kubernetes.node.name", "kubernetes.host", "k8s.node.name");

    private static Map<String, KqlField> usual() {
        Map<String, KqlField> usual = new LinkedHashMap<>();
        usual.put("@timestamp", new KqlField("@timestamp", "date"));
        usual.put("message", new KqlField("message", "text"));
        usual.put("error.stack_trace", new KqlField("error.stack_trace", "text"));
        for (String name : List.of(
                "log.level",
                "level",
                "kubernetes.namespace",
                "kubernetes.pod.name",
                "kubernetes.container.name",
                "kubernetes.node.name",
                "service.name",
                "trace.id")) {
            usual.put(name, new KqlField(name, "keyword"));
        }
        return usual;
    }

    /** Which fields there are. What a line's own fields hold is not known: they are text that may be a number. */
    static KqlField.Names names(LogEntry line) {
        List<KqlField> all = new ArrayList<>(USUAL.values());
        line.fields().keySet().stream()
                .filter(name -> !USUAL.containsKey(name))
                .forEach(name -> all.add(new KqlField(name, Set.of(), "")));
        return () -> all;
    }

    @Override
    public List<String> values(String field) {
        return switch (field) {
            case "@timestamp" ->
                List.of(Instant.ofEpochSecond(0, line.timeNanos()).toString());
            case "message" -> present(line.message());
            case "error.stack_trace" -> present(line.stackTrace());
            case "log.level", "level" -> level(field);
            case "kubernetes.namespace" -> present(line.namespace());
            case "kubernetes.pod.name" -> present(line.pod());
            case "kubernetes.container.name" -> present(line.container());
            case "kubernetes.node.name" -> present(first(NODES));
            case "service.name" -> present(line.service());
            case "trace.id" -> present(first(TRACES));
            default -> present(line.fields().getOrDefault(field, ""));
        };
    }

    /** As the line has it, and as it is meant, in both cases. */
    private List<String> level(String field) {
        List<String> words = new ArrayList<>(present(line.fields().getOrDefault(field, "")));
        if (line.level() != LogLevel.UNKNOWN) {
            words.add(line.level().name());
            words.add(line.level().name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private String first(List<String> names) {
        for (String name : names) {
            String value = line.fields().get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static List<String> present(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    @Override
    public Collection<String> names() {
        return line.fields().keySet();
    }

    /** What a line has of what a filter is about; empty for nothing. */
    static String value(LogFilter filter, LogEntry line) {
        var fields = new EntryFields(line);
        return switch (filter.subject()) {
            case NAMESPACE -> line.namespace();
            case POD -> line.pod();
            case CONTAINER -> line.container();
            case SERVICE -> line.service();
            case NODE -> fields.first(NODES);
            case TRACE -> fields.first(TRACES);
            case FIELD -> {
                String own = line.fields().get(filter.field());
                List<String> known = own == null ? fields.values(filter.field()) : List.of(own);
                yield known.contains(filter.value()) ? filter.value() : known.isEmpty() ? "" : known.getFirst();
            }
            case CONDITION -> "";
        };
    }
}
