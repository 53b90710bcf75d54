package dev.porthole.app.window.content;

import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.workloads.PodTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a session everything on screen is about: one namespace for tiles, pods, restarts and alerts, or all. */
final class Scope {

    /** The labels that say which namespace an alert is about. */
    private static final String[] NAMESPACE = {"namespace", "exported_namespace", "kubernetes_namespace"};

    private final ScopedLive<PodTable> pods;
    private final ScopedLive<List<AlertGroup>> alerts;

    Scope(Session session) {
        this.pods = new ScopedLive<>(session.pods(), Scope::of);
        this.alerts = new ScopedLive<>(session.alerts(), Scope::of);
    }

    Live<PodTable> pods() {
        return pods;
    }

    Live<List<AlertGroup>> alerts() {
        return alerts;
    }

    /** @param namespace all of them when empty */
    void look(String namespace) {
        pods.look(namespace);
        alerts.look(namespace);
    }

    private static PodTable of(PodTable table, String namespace) {
        var pods = new LinkedHashMap<>(table.pods());
        pods.keySet().removeIf(pod -> !pod.namespace().equals(namespace));
        return new PodTable(
                Map.copyOf(pods),
                table.restarts().stream()
                        .filter(restart -> restart.pod().namespace().equals(namespace))
                        .toList(),
                table.gone().stream()
                        .filter(gone -> gone.pod().key().namespace().equals(namespace))
                        .toList());
    }

    /** An alert of no namespace, such as a node's, is everybody's. */
    private static List<AlertGroup> of(List<AlertGroup> groups, String namespace) {
        return groups.stream()
                .map(group -> new AlertGroup(
                        group.labels(),
                        group.receiver(),
                        group.alerts().stream()
                                .filter(alert -> concerns(alert, namespace))
                                .toList()))
                .filter(group -> !group.alerts().isEmpty())
                .toList();
    }

    private static boolean concerns(Alert alert, String namespace) {
        return alert.labels()
                .findFirst(NAMESPACE)
                .filter(of -> !of.equals(namespace))
                .isEmpty();
    }
}
