package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which filters on lines the labels of a series or an alert mean. */
final class LogFocus {

    /** The names that exporters and instrumentations give a subject, the most telling first. */
    private static final Map<Subject, List<String>> NAMES = new EnumMap<>(Map.of(
            Subject.NAMESPACE, List.of("namespace", "kubernetes_namespace", "k8s_namespace_name", "exported_namespace"),
            Subject.SERVICE, List.of("service", "service_name", "destination_service_name", "app", "application"),
            Subject.POD, List.of("pod", "kubernetes_pod_name", "k8s_pod_name", "pod_name", "exported_pod"),
            Subject.CONTAINER, List.of("container", "container_name", "k8s_container_name"),
            Subject.NODE, List.of("node", "nodename", "kubernetes_node", "k8s_node_name")));

    private LogFocus() {}

    static List<LogFilter> filters(Labels labels) {
        var filters = new ArrayList<LogFilter>();
        for (var subject : NAMES.entrySet()) {
            labels.findFirst(subject.getValue().toArray(String[]::new))
                    .ifPresent(value -> filters.add(LogFilter.of(subject.getKey(), value)));
        }
        return filters;
    }
}
