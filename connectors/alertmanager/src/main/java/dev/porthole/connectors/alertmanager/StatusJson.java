package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.alerts.AlertServer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads {@code /api/v2/status}. */
final class StatusJson {

    private StatusJson() {}

    static String version(JsonNode status) {
        String version = status.path("versionInfo").path("version").asString("");
        if (version.isEmpty()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-version"));
        }
        return version;
    }

    static AlertServer server(JsonNode status, String where) {
        JsonNode cluster = status.path("cluster");
        List<String> peers = new ArrayList<>();
        cluster.path("peers").forEach(peer -> peers.add(peer.path("address").asString("")));
        return new AlertServer(
                cluster.path("name").asString(""),
                where,
                version(status),
                AlertJson.time(status.path("uptime")),
                switch (cluster.path("status").asString("")) {
                    case "ready" -> AlertServer.Cluster.READY;
                    case "settling" -> AlertServer.Cluster.SETTLING;
                    default -> AlertServer.Cluster.DISABLED;
                },
                peers);
    }
}
