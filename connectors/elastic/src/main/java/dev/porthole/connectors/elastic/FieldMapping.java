package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of an index mean what. A role that no field has is not in the map.
 *
 * @param numericLevel levels are numbers, as pino and bunyan write them
 */
record FieldMapping(Map<FieldRole, String> names, boolean numericLevel) {

    private static final List<String> TEXT =
            List.of("text", "match_only_text", "annotated_text", "keyword", "wildcard");
    private static final List<String> DATE = List.of("date", "date_nanos");
    private static final List<String> NUMBER =
            List.of("long", "integer", "short", "byte", "double", "float", "half_float", "unsigned_long");

    /** In the order they are tried. From Filebeat and ECS, Fluent Bit and Fluentd, OpenTelemetry, and libraries. */
    private static final Map<FieldRole, List<String>> USUAL = Map.of(
            FieldRole.TIME, List.of("@timestamp", "timestamp", "time", "ts"),
            FieldRole.MESSAGE, List.of("message", "log", "msg", "body.text", "body", "event.original"),
            FieldRole.LEVEL,
                    List.of(
                            "log.level",
                            "level",
                            "severity",
                            "severity_text",
                            "SeverityText",
                            "severity.text",
                            "loglevel",
                            "lvl"),
            FieldRole.NAMESPACE,
                    List.of(
                            "kubernetes.namespace",
                            "kubernetes.namespace_name",
                            "resource.attributes.k8s.namespace.name",
                            "k8s.namespace.name",
                            "orchestrator.namespace"),
            FieldRole.POD,
                    List.of(
                            "kubernetes.pod.name",
                            "kubernetes.pod_name",
                            "resource.attributes.k8s.pod.name",
                            "k8s.pod.name"),
            FieldRole.CONTAINER,
                    List.of(
                            "kubernetes.container.name",
                            "kubernetes.container_name",
                            "resource.attributes.k8s.container.name",
                            "k8s.container.name"),
            FieldRole.NODE,
                    List.of(
                            "kubernetes.node.name",
                            "kubernetes.host",
                            "resource.attributes.k8s.node.name",
                            "k8s.node.name"),
            FieldRole.SERVICE,
                    List.of(
                            "service.name",
                            "resource.attributes.service.name",
                            "kubernetes.labels.app_kubernetes_io/name",
                            "kubernetes.labels.app",
                            "service"),
            FieldRole.TRACE, List.of("trace.id", "trace_id", "traceId", "dd.trace_id"),
            FieldRole.STACK_TRACE,
                    List.of(
                            "error.stack_trace",
                            "stack_trace",
                            "stacktrace",
                            "exception.stacktrace",
                            "attributes.exception.stacktrace",
                            "exc_info"));

    FieldMapping {
        names = Map.copyOf(names);
    }

    /** The first usual name of each role that the index has with a fitting type, unless another one was chosen. */
    static FieldMapping of(Collection<LogField> fields, Map<FieldRole, String> chosen) {
        Map<String, LogField> byName = new HashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        Map<FieldRole, String> names = new EnumMap<>(FieldRole.class);
        for (FieldRole role : FieldRole.values()) {
            String name = chosen.containsKey(role) ? chosen.get(role) : usual(byName, role);
            if (name != null) {
                names.put(role, name);
            }
        }
        LogField level = byName.get(names.getOrDefault(FieldRole.LEVEL, ""));
        return new FieldMapping(names, level != null && NUMBER.contains(level.type()));
    }

    private static @Nullable String usual(Map<String, LogField> fields, FieldRole role) {
        for (String name : USUAL.getOrDefault(role, List.of())) {
            String fitting = switch (role) {
                case TIME -> typed(fields, name, DATE);
                case MESSAGE, STACK_TRACE -> typed(fields, name, TEXT);
                default -> exact(fields, name);
            };
            if (fitting != null) {
                return fitting;
            }
        }
        return null;
    }

    private static @Nullable String typed(Map<String, LogField> fields, String name, List<String> types) {
        LogField field = fields.get(name);
        return field != null && types.contains(field.type()) ? name : null;
    }

    /** A field whose whole value can be compared and counted: itself, or its keyword sibling. */
    private static @Nullable String exact(Map<String, LogField> fields, String name) {
        LogField field = fields.get(name);
        if (field != null && field.aggregatable()) {
            return name;
        }
        return fields.containsKey(name + ".keyword") ? name + ".keyword" : null;
    }

    /** The field's name; empty when there is none. */
    String name(FieldRole role) {
        return names.getOrDefault(role, "");
    }

    /** The name under which a document has the role's value; empty when there is none. */
    String inDocument(FieldRole role) {
        String name = name(role);
        return name.endsWith(".keyword") ? name.substring(0, name.length() - ".keyword".length()) : name;
    }

    /**
     * The names under which a document may have the role's value, the likeliest first: the field that is searched may be
     * an alias, which documents do not have, and documents of several shippers may be under one pattern.
     */
    List<String> allInDocument(FieldRole role) {
        return Stream.concat(Stream.of(inDocument(role)), USUAL.getOrDefault(role, List.of()).stream())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    boolean has(FieldRole role) {
        return names.containsKey(role);
    }

    boolean isUsable() {
        return has(FieldRole.TIME) && has(FieldRole.MESSAGE);
    }

    /** The field that a filter is about; empty when this index has none. */
    String field(LogFilter filter) {
        return switch (filter.subject()) {
            case NAMESPACE -> name(FieldRole.NAMESPACE);
            case POD -> name(FieldRole.POD);
            case CONTAINER -> name(FieldRole.CONTAINER);
            case NODE -> name(FieldRole.NODE);
            case SERVICE -> name(FieldRole.SERVICE);
            case TRACE -> name(FieldRole.TRACE);
            case FIELD -> filter.field();
        };
    }
}
