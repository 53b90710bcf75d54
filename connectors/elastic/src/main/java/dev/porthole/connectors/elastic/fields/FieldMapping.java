package dev.porthole.connectors.elastic.fields;

import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevelReader;
import dev.porthole.connectors.kql.KqlField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the indices of a pattern mean what. A role may have several: documents of several shippers may stand under one
 * pattern, and one document may have the same thing in several fields, of which the first one counts.
 *
 * @param roles the likeliest field first; a role that no field has is not in the map
 * @param all every field
 */
public record FieldMapping(Map<FieldRole, List<IndexField>> roles, List<IndexField> all) {

    /** In the order they are tried. From Filebeat and ECS, Fluent Bit and Fluentd, OpenTelemetry, and libraries. */
    private static final Map<FieldRole, List<String>> USUAL = Map.of(
            FieldRole.TIME, List.of("@timestamp", "timestamp", "time", "ts"),
            FieldRole.MESSAGE, List.of("message", "log", "msg", "body.text", "body", "message.text", "event.original"),
            FieldRole.LEVEL, LogLevelReader.FIELDS,
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

    public FieldMapping {
        roles = Map.copyOf(roles);
        all = List.copyOf(all);
    }

    /** The usual names of each role that the indices have with a fitting type, unless another one was chosen. */
    public static FieldMapping of(Collection<IndexField> fields, Map<FieldRole, String> chosen) {
        Map<String, IndexField> byName = new HashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        Map<FieldRole, List<IndexField>> roles = new EnumMap<>(FieldRole.class);
        for (FieldRole role : FieldRole.values()) {
            String own = chosen.get(role);
            List<IndexField> found = own == null
                    ? usual(byName, role)
                    : List.of(byName.getOrDefault(own, IndexField.of(own, "keyword", true)));
            if (!found.isEmpty()) {
                roles.put(role, role == FieldRole.TIME ? found.subList(0, 1) : found);
            }
        }
        return new FieldMapping(roles, List.copyOf(fields));
    }

    private static List<IndexField> usual(Map<String, IndexField> fields, FieldRole role) {
        List<IndexField> found = new ArrayList<>();
        for (String name : USUAL.getOrDefault(role, List.of())) {
            IndexField field = fields.get(name);
            IndexField fitting = switch (role) {
                case TIME -> field != null && field.isDate() ? field : null;
                case MESSAGE, STACK_TRACE -> field != null && field.isLine() ? field : null;
                default -> exact(fields, name, field);
            };
            if (fitting != null) {
                found.add(fitting);
            }
        }
        return found;
    }

    /** A field whose whole value can be compared and counted in all indices: itself, or its keyword sibling. */
    private static @Nullable IndexField exact(Map<String, IndexField> fields, String name, @Nullable IndexField field) {
        IndexField keyword = fields.get(name + ".keyword");
        return field != null && field.isText() && keyword != null ? keyword : field;
    }

    /** The fields of a role, the likeliest first. */
    public List<IndexField> fields(FieldRole role) {
        return roles.getOrDefault(role, List.of());
    }

    /** The likeliest field's name; empty when there is none. */
    public String name(FieldRole role) {
        List<IndexField> fields = fields(role);
        return fields.isEmpty() ? "" : fields.getFirst().name();
    }

    /**
     * The names under which a document may have the role's value, the likeliest first: the field that is searched may be
     * an alias, which documents do not have.
     */
    public List<String> allInDocument(FieldRole role) {
        return Stream.concat(
                        fields(role).stream().map(IndexField::inDocument), USUAL.getOrDefault(role, List.of()).stream())
                .distinct()
                .toList();
    }

    public boolean has(FieldRole role) {
        return roles.containsKey(role);
    }

    public boolean isUsable() {
        return has(FieldRole.TIME) && has(FieldRole.MESSAGE);
    }

    /** Whether times are told to the nanosecond anywhere. */
    public boolean hasNanos() {
        return fields(FieldRole.TIME).stream().anyMatch(IndexField::isNanos);
    }

    /** Whether times are told in milliseconds in some indices and in nanoseconds in others. */
    public boolean isMixedTime() {
        return hasNanos()
                && fields(FieldRole.TIME).stream()
                        .anyMatch(field -> field.types().containsKey("date"));
    }

    /** The fields that a filter is about, the first that a document has counting; none when the indices have none. */
    public List<String> names(LogFilter filter) {
        return switch (filter.subject()) {
            case NAMESPACE -> names(FieldRole.NAMESPACE);
            case POD -> names(FieldRole.POD);
            case CONTAINER -> names(FieldRole.CONTAINER);
            case NODE -> names(FieldRole.NODE);
            case SERVICE -> names(FieldRole.SERVICE);
            case TRACE -> names(FieldRole.TRACE);
            case FIELD -> List.of(filter.field());
            case CONDITION -> List.of();
        };
    }

    List<String> names(FieldRole role) {
        return fields(role).stream().map(IndexField::name).toList();
    }

    /** For queries in KQL. */
    public KqlField.Names forKql() {
        List<KqlField> known = all.stream().map(IndexField::forKql).toList();
        return () -> known;
    }
}
