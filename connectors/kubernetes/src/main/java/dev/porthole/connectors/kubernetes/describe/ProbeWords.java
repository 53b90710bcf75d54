package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.Detail;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a container's probes do: "liveness http-get :8080/healthz every 10 s, 3 failures, time-out 1 s". */
final class ProbeWords {

    List<Detail> of(Container container) {
        List<Detail> words = new ArrayList<>();
        add(words, "startup", container.getStartupProbe());
        add(words, "liveness", container.getLivenessProbe());
        add(words, "readiness", container.getReadinessProbe());
        return words;
    }

    /** The API fills in the defaults. */
    private static void add(List<Detail> words, String kind, @Nullable Probe probe) {
        if (probe != null) {
            words.add(Detail.of(
                    "pod.probe",
                    kind,
                    check(probe),
                    requireNonNullElse(probe.getPeriodSeconds(), 10),
                    requireNonNullElse(probe.getFailureThreshold(), 3),
                    requireNonNullElse(probe.getTimeoutSeconds(), 1)));
        }
    }

    private static String check(Probe probe) {
        HTTPGetAction http = probe.getHttpGet();
        if (http != null) {
            String scheme = "HTTPS".equals(http.getScheme()) ? "https-get" : "http-get";
            return scheme + " :" + port(http.getPort()) + requireNonNullElse(http.getPath(), "/");
        }
        if (probe.getTcpSocket() != null) {
            return "tcp :" + port(probe.getTcpSocket().getPort());
        }
        if (probe.getGrpc() != null) {
            return "grpc :" + requireNonNullElse(probe.getGrpc().getPort(), "");
        }
        return probe.getExec() == null
                ? "exec"
                : "exec " + String.join(" ", probe.getExec().getCommand());
    }

    private static String port(@Nullable IntOrString port) {
        return port == null ? "" : String.valueOf(port.getValue());
    }
}
