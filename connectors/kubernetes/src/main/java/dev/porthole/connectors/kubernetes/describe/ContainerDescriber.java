package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodDetail.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The containers of a pod, in the order they run: those that prepare it, those that it is for, those that look into it. */
final class ContainerDescriber {

    private static final List<String> PROBES = List.of("startup", "liveness", "readiness");

    List<PodDetail.Container> describe(JsonNode spec, JsonNode status, Pod pod) {
        Map<String, JsonNode> statuses = new HashMap<>();
        for (String list : List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses")) {
            status.path(list).forEach(one -> statuses.put(one.path("name").asString(""), one));
        }
        var described = new ArrayList<PodDetail.Container>();
        for (JsonNode container : spec.path("initContainers")) {
            boolean sidecar = container.path("restartPolicy").asString("").equals("Always");
            described.add(container(container, sidecar ? Role.SIDECAR : Role.INIT, statuses, pod));
        }
        for (JsonNode container : spec.path("containers")) {
            described.add(container(container, Role.MAIN, statuses, pod));
        }
        for (JsonNode container : spec.path("ephemeralContainers")) {
            described.add(container(container, Role.EPHEMERAL, statuses, pod));
        }
        return described;
    }

    private static PodDetail.Container container(
            JsonNode container, Role role, Map<String, JsonNode> statuses, Pod pod) {
        String name = container.path("name").asString("");
        JsonNode status = statuses.getOrDefault(name, container.path("status"));
        JsonNode state = status.path("state");
        String waits = state.path("waiting").path("message").asString("");
        String ended = state.path("terminated").path("message").asString("");
        return new PodDetail.Container(
                pod.container(name)
                        .map(known -> counted(known, status))
                        .orElseGet(() -> unknown(container, name, role)),
                role,
                new PodDetail.Run(
                        status.path("imageID").asString(""),
                        waits.isEmpty() ? ended : waits,
                        Conditions.time(state.path("running").path("startedAt"))),
                container
                        .path("ports")
                        .valueStream()
                        .map(ContainerDescriber::port)
                        .toList(),
                new PodDetail.Amounts(
                        resources(container.path("resources").path("requests")),
                        resources(container.path("resources").path("limits"))),
                new PodDetail.Start(
                        Stream.concat(
                                        container.path("command").valueStream(),
                                        container.path("args").valueStream())
                                .map(word -> word.asString(""))
                                .toList(),
                        environment(container),
                        container
                                .path("volumeMounts")
                                .valueStream()
                                .map(mount -> new PodDetail.Mount(
                                        mount.path("mountPath").asString(""),
                                        mount.path("name").asString(""),
                                        mount.path("readOnly").asBoolean(false)))
                                .toList()),
                PROBES.stream()
                        .filter(kind -> container.path(kind + "Probe").isObject())
                        .map(kind -> probe(kind, container.path(kind + "Probe")))
                        .toList());
    }

    /** With all of its restarts, as {@code kubectl describe} tells them: the table leaves out those of the preparation. */
    private static Pod.Container counted(Pod.Container known, JsonNode status) {
        return new Pod.Container(
                known.name(),
                known.image(),
                known.init(),
                known.ready(),
                status.path("restartCount").asInt(known.restarts()),
                known.state(),
                known.lastTermination());
    }

    /** A container that the kubelet has not spoken of yet. */
    private static Pod.Container unknown(JsonNode container, String name, Role role) {
        return new Pod.Container(name, container.path("image").asString(""), role == Role.INIT, false, 0, "", null);
    }

    private static PodDetail.Port port(JsonNode port) {
        return new PodDetail.Port(
                port.path("name").asString(""),
                port.path("containerPort").asInt(0),
                port.path("protocol").asString("TCP"));
    }

    private static PodDetail.Resources resources(JsonNode resources) {
        return new PodDetail.Resources(
                ResourceQuantity.parse(resources.path("cpu").asString("")),
                ResourceQuantity.parse(resources.path("memory").asString("")));
    }

    /** "liveness http-get :8080/healthz every 10 s, 3 failures". The API fills in the defaults. */
    private static String probe(String kind, JsonNode probe) {
        return kind + " " + check(probe) + " every "
                + probe.path("periodSeconds").asInt(10) + " s, "
                + probe.path("failureThreshold").asInt(3) + " failures, time-out "
                + probe.path("timeoutSeconds").asInt(1) + " s";
    }

    private static String check(JsonNode probe) {
        JsonNode http = probe.path("httpGet");
        if (http.isObject()) {
            String scheme = http.path("scheme").asString("HTTP").equals("HTTPS") ? "https-get" : "http-get";
            return scheme + " :" + http.path("port").asString("")
                    + http.path("path").asString("/");
        }
        if (probe.path("tcpSocket").isObject()) {
            return "tcp :" + probe.path("tcpSocket").path("port").asString("");
        }
        if (probe.path("grpc").isObject()) {
            return "grpc :" + probe.path("grpc").path("port").asString("");
        }
        return "exec "
                + probe.path("exec")
                        .path("command")
                        .valueStream()
                        .map(word -> word.asString(""))
                        .collect(Collectors.joining(" "));
    }

    private static List<PodDetail.Variable> environment(JsonNode container) {
        var variables = new ArrayList<PodDetail.Variable>();
        for (JsonNode source : container.path("envFrom")) {
            String kind = source.path("secretRef").isObject() ? "secret" : "config map";
            String name = source.path(kind.equals("secret") ? "secretRef" : "configMapRef")
                    .path("name")
                    .asString("");
            variables.add(new PodDetail.Variable(source.path("prefix").asString("") + "*", "", kind + " " + name));
        }
        for (JsonNode variable : container.path("env")) {
            variables.add(new PodDetail.Variable(
                    variable.path("name").asString(""),
                    variable.path("value").asString(""),
                    from(variable.path("valueFrom"))));
        }
        return variables;
    }

    private static String from(JsonNode source) {
        JsonNode secret = source.path("secretKeyRef");
        if (secret.isObject()) {
            return "secret " + secret.path("name").asString("") + ", key "
                    + secret.path("key").asString("");
        }
        JsonNode config = source.path("configMapKeyRef");
        if (config.isObject()) {
            return "config map " + config.path("name").asString("") + ", key "
                    + config.path("key").asString("");
        }
        JsonNode field = source.path("fieldRef");
        if (field.isObject()) {
            return "field " + field.path("fieldPath").asString("");
        }
        JsonNode resource = source.path("resourceFieldRef");
        return resource.isObject() ? "resource " + resource.path("resource").asString("") : "";
    }
}
