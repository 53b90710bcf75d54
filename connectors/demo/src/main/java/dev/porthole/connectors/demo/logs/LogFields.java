package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.kql.KqlField;
import java.util.List;
import java.util.Optional;

/** The fields of the sample shop's lines, named as Filebeat names them. */
public final class LogFields {

    /** One field and its type as a search server says it. */
    public record Field(String name, String type) {
        public boolean isText() {
            return type.equals("text");
        }
    }

    public static final List<Field> ALL = List.of(
            new Field("@timestamp", "date"),
            new Field("message", "text"),
            new Field("log.level", "keyword"),
            new Field("service.name", "keyword"),
            new Field("trace.id", "keyword"),
            new Field("http.response.status_code", "long"),
            new Field("event.duration", "long"),
            new Field("error.type", "keyword"),
            new Field("error.stack_trace", "text"),
            new Field("kubernetes.namespace", "keyword"),
            new Field("kubernetes.pod.name", "keyword"),
            new Field("kubernetes.pod.uid", "keyword"),
            new Field("kubernetes.container.name", "keyword"),
            new Field("kubernetes.node.name", "keyword"),
            new Field("kubernetes.labels.app", "keyword"),
            new Field("container.image.name", "keyword"));

    private LogFields() {}

    /** For queries in KQL. */
    static KqlField.Names forKql() {
        List<KqlField> known = ALL.stream()
                .map(field -> new KqlField(field.name(), field.type()))
                .toList();
        return () -> known;
    }

    static Optional<Field> find(String name) {
        return ALL.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    static String nameOf(LogFilter filter) {
        return switch (filter.subject()) {
            case NAMESPACE -> "kubernetes.namespace";
            case POD -> "kubernetes.pod.name";
            case CONTAINER -> "kubernetes.container.name";
            case NODE -> "kubernetes.node.name";
            case SERVICE -> "service.name";
            case TRACE -> "trace.id";
            case FIELD, CONDITION -> filter.field();
        };
    }
}
