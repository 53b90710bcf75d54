package dev.porthole.app.settings;

import dev.porthole.app.settings.AlarmSwitches.Mode;
import dev.porthole.app.settings.ClusterSettings.SavedForward;
import dev.porthole.app.settings.ClusterSettings.SavedQueries;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clusters as they stand in the settings file. What does not make sense is left out. */
final class ClusterSettingsFormat {

    private static final int LAST_PORT = 65_535;

    void write(Map<String, ClusterSettings> clusters, ObjectNode into) {
        clusters.forEach((name, cluster) -> {
            ObjectNode node = into.putObject(name);
            ObjectNode servers = node.putObject("servers");
            cluster.servers().forEach(servers::put);
            var forwards = node.putArray("forwards");
            for (SavedForward forward : cluster.forwards()) {
                ForwardTarget target = forward.target();
                forwards.addObject()
                        .put("kind", target.kind() == Kind.SERVICE ? "service" : "pod")
                        .put("namespace", target.namespace())
                        .put("name", target.name())
                        .put("port", target.port())
                        .put("localPort", forward.localPort())
                        .put("restored", forward.restored());
            }
            ObjectNode queries = node.putObject("queries");
            cluster.queries().asked().forEach(queries.putArray("asked")::add);
            cluster.queries().kept().forEach(queries.putArray("kept")::add);
            ObjectNode alarms = node.putObject("alarms");
            ObjectNode modes = alarms.putObject("modes");
            cluster.alarms()
                    .modes()
                    .forEach((alarm, mode) -> modes.put(alarm, mode.name().toLowerCase(Locale.ROOT)));
            cluster.alarms().sent().stream().sorted().forEach(alarms.putArray("sent")::add);
        });
    }

    Map<String, ClusterSettings> read(JsonNode clusters) {
        Map<String, ClusterSettings> read = new HashMap<>();
        clusters.forEachEntry((name, node) -> read.put(name, cluster(node)));
        return read;
    }

    private static ClusterSettings cluster(JsonNode node) {
        Map<String, String> servers = new HashMap<>();
        node.path("servers").forEachEntry((connection, server) -> {
            if (!server.asString("").isEmpty()) {
                servers.put(connection, server.asString(""));
            }
        });
        List<SavedForward> forwards = new ArrayList<>();
        for (JsonNode forward : node.path("forwards")) {
            forward(forward).ifPresent(forwards::add);
        }
        var queries = new SavedQueries(
                texts(node.path("queries").path("asked")),
                texts(node.path("queries").path("kept")));
        return new ClusterSettings(servers, forwards, queries, alarms(node.path("alarms")));
    }

    private static AlarmSwitches alarms(JsonNode node) {
        Map<String, Mode> modes = new HashMap<>();
        node.path("modes").forEachEntry((alarm, written) -> {
            for (Mode mode : Mode.values()) {
                if (mode != Mode.AUTO && mode.name().equalsIgnoreCase(written.asString(""))) {
                    modes.put(alarm, mode);
                }
            }
        });
        return new AlarmSwitches(modes, Set.copyOf(texts(node.path("sent"))));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream()
                .map(text -> text.asString(""))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Optional<SavedForward> forward(JsonNode node) {
        var target = new ForwardTarget(
                node.path("kind").asString("").equals("pod") ? Kind.POD : Kind.SERVICE,
                node.path("namespace").asString(""),
                node.path("name").asString(""),
                node.path("port").asInt(0));
        int localPort = node.path("localPort").asInt(-1);
        boolean sound = !target.namespace().isEmpty()
                && !target.name().isEmpty()
                && target.port() > 0
                && target.port() <= LAST_PORT
                && localPort >= 0
                && localPort <= LAST_PORT;
        return sound
                ? Optional.of(new SavedForward(
                        target, localPort, node.path("restored").asBoolean(true)))
                : Optional.empty();
    }
}
