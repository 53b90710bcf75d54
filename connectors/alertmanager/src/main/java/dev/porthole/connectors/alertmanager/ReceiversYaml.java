package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.alerts.Routing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the receivers of a configuration: who is told by what means, as far as that is no secret. */
final class ReceiversYaml {

    private static final String CONFIGS = "_configs";

    /** How Alertmanager writes what it does not tell. */
    private static final String SECRET = "<secret>";

    /** Fields that say whom, of all kinds of integrations. */
    private static final List<String> TARGETS = List.of(
            "channel",
            "to",
            "chat_id",
            "room_id",
            "project",
            "topic_arn",
            "phone_number",
            "target_arn",
            "to_user",
            "to_party",
            "to_tag");

    private ReceiversYaml() {}

    static List<Routing.Destination> read(JsonNode receivers) {
        List<Routing.Destination> all = new ArrayList<>();
        receivers.forEach(receiver ->
                all.add(new Routing.Destination(receiver.path("name").asString(""), integrations(receiver))));
        return all;
    }

    private static List<Routing.Integration> integrations(JsonNode receiver) {
        List<Routing.Integration> all = new ArrayList<>();
        receiver.propertyStream()
                .filter(entry -> entry.getKey().endsWith(CONFIGS))
                .forEach(entry -> {
                    String kind = entry.getKey().substring(0, entry.getKey().length() - CONFIGS.length());
                    for (JsonNode each : entry.getValue()) {
                        all.add(new Routing.Integration(
                                kind, target(each), each.path("send_resolved").asBoolean(false)));
                    }
                });
        return all;
    }

    private static String target(JsonNode integration) {
        for (String field : TARGETS) {
            String value = integration.path(field).asString("");
            if (!value.isEmpty() && !value.equals(SECRET)) {
                return value;
            }
        }
        return host(integration.path("url").asString(""));
    }

    /** Only where it goes: paths and queries of webhooks carry tokens. */
    private static String host(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host == null ? "" : uri.getPort() < 0 ? host : host + ":" + uri.getPort();
        } catch (IllegalArgumentException secret) {
            return "";
        }
    }
}
