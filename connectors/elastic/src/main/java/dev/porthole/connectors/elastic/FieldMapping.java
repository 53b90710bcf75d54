package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which fields of an index mean what. Text is empty where there is no such field.
 *
 * @param level its values can be counted
 * @param numericLevel levels are numbers, as pino and bunyan write them
 */
record FieldMapping(
        String time,
        String message,
        String level,
        boolean numericLevel,
        String namespace,
        String pod,
        String container,
        String node,
        String service,
        String trace,
        String stackTrace) {

    private static final List<String> TEXT =
            List.of("text", "match_only_text", "annotated_text", "keyword", "wildcard");
    private static final List<String> NUMBERS = List.of("long", "integer", "short", "byte", "double", "float");

    /** The first name of each list that the index has. Sources: Filebeat, Fluent Bit, Fluentd, OpenTelemetry, ECS. */
    static FieldMapping of(Collection<LogField> fields) {
        var byName = new TreeMap<String, LogField>();
        fields.forEach(field -> byName.put(field.name(), field));
        String level = exact(
                byName, List.of("log.level", "level", "severity", "severity_text", "SeverityText", "loglevel", "lvl"));
        return new FieldMapping(
                first(byName, List.of("@timestamp", "timestamp", "time", "ts"), List.of("date", "date_nanos")),
                first(byName, List.of("message", "log", "msg", "body.text", "body", "event.original"), TEXT),
                level,
                byName.containsKey(level) && NUMBERS.contains(byName.get(level).type()),
                exact(
                        byName,
                        List.of(
                                "kubernetes.namespace",
                                "kubernetes.namespace_name",
                                "resource.attributes.k8s.namespace.name",
                                "k8s.namespace.name",
                                "orchestrator.namespace")),
                exact(
                        byName,
                        List.of(
                                "kubernetes.pod.name",
                                "kubernetes.pod_name",
                                "resource.attributes.k8s.pod.name",
                                "k8s.pod.name")),
                exact(
                        byName,
                        List.of(
                                "kubernetes.container.name",
                                "kubernetes.container_name",
                                "resource.attributes.k8s.container.name",
                                "k8s.container.name")),
                exact(byName, List.of("kubernetes.node.name", "kubernetes.host", "resource.attributes.k8s.node.name")),
                exact(
                        byName,
                        List.of(
                                "service.name",
                                "resource.attributes.service.name",
                                "kubernetes.labels.app",
                                "service")),
                exact(byName, List.of("trace.id", "trace_id", "traceId", "dd.trace_id")),
                first(
                        byName,
                        List.of("error.stack_trace", "stack_trace", "stacktrace", "exception.stacktrace", "exc_info"),
                        TEXT));
    }

    private static String first(Map<String, LogField> fields, List<String> names, List<String> types) {
        return names.stream()
                .filter(name -> fields.containsKey(name)
                        && types.contains(fields.get(name).type()))
                .findFirst()
                .orElse("");
    }

    /** A field whose whole value can be compared and counted: itself, or its keyword sibling. */
    private static String exact(Map<String, LogField> fields, List<String> names) {
        for (String name : names) {
            if (fields.containsKey(name) && fields.get(name).aggregatable()) {
                return name;
            }
            if (fields.containsKey(name + ".keyword")) {
                return name + ".keyword";
            }
        }
        return "";
    }

    /** The name under which a document has the value of an exact field. */
    static String inDocument(String field) {
        return field.endsWith(".keyword") ? field.substring(0, field.length() - ".keyword".length()) : field;
    }

    boolean usable() {
        return !time.isEmpty() && !message.isEmpty();
    }

    /** The field that a filter is about; empty when this index has none. */
    String field(LogFilter filter) {
        return switch (filter.subject()) {
            case NAMESPACE -> namespace;
            case POD -> pod;
            case CONTAINER -> container;
            case NODE -> node;
            case SERVICE -> service;
            case TRACE -> trace;
            case FIELD -> filter.field();
        };
    }
}
