package dev.porthole.app.window.scope;

import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.shell.navigation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What of a session everything on screen is about: one namespace for tiles, pods, restarts and alerts, or all; and of alerts
 * those of the service that was chosen.
 */
public final class Scope {

    /** The labels that say which namespace an alert is about. */
    private static final String[] NAMESPACE = {"namespace", "exported_namespace", "kubernetes_namespace"};

    /** The labels that say which service an alert is about. */
    private static final List<String> SERVICE = List.of(
            "service",
            "service_name",
            "destination_service_name",
            "app",
            "application",
            "job",
            "workload",
            "deployment",
            "statefulset",
            "daemonset",
            "container");

    private final ReadOnlyStringWrapper service = new ReadOnlyStringWrapper(this, "service", "");
    private final ScopedLive<PodTable> pods;
    private final ScopedLive<List<AlertGroup>> alerts;
    private String namespace = "";

    public Scope(Session session) {
        this.pods = new ScopedLive<>(session.pods(), Scope::of);
        this.alerts = new ScopedLive<>(session.allAlerts(), Scope::of);
    }

    public Live<PodTable> pods() {
        return pods;
    }

    public Live<List<AlertGroup>> alerts() {
        return alerts;
    }

    /** The service whose alerts alone are shown; empty for all. */
    public ReadOnlyStringProperty serviceProperty() {
        return service.getReadOnlyProperty();
    }

    /** @param chosen all of them when empty */
    public void look(String chosen) {
        namespace = chosen;
        narrow();
    }

    /** Alerts follow the service of a part of a tile. An alert that was clicked stays among all others. */
    public void focus(Target target) {
        service.set(target instanceof Target.Tile(var tile, var labels) ? labels.get("service") : "");
        narrow();
    }

    private void narrow() {
        pods.look(new ScopedLive.Look(namespace, ""));
        alerts.look(new ScopedLive.Look(namespace, service.get()));
    }

    private static PodTable of(PodTable table, ScopedLive.Look look) {
        String namespace = look.namespace();
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
    private static List<AlertGroup> of(List<AlertGroup> groups, ScopedLive.Look look) {
        return groups.stream()
                .map(group -> new AlertGroup(
                        group.labels(),
                        group.receiver(),
                        group.alerts().stream()
                                .filter(alert -> look.namespace().isEmpty() || concerns(alert, look.namespace()))
                                .filter(alert -> look.service().isEmpty() || isOf(alert, look.service()))
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

    /** By a label that names it, or by the name of its pod. The alert that always fires tells that alerts arrive at all. */
    private static boolean isOf(Alert alert, String service) {
        return alert.name().equals("Watchdog")
                || SERVICE.stream().anyMatch(name -> alert.labels().get(name).equals(service))
                || alert.labels().get("pod").startsWith(service + "-");
    }
}
