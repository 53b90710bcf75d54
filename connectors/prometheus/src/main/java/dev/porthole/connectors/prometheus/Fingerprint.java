package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * Tells the products apart that speak Prometheus' API, by what only they have: Mimir's buildinfo names its application,
 * Thanos (0.x) lists stores, VictoriaMetrics (which claims to be 2.24.0) lists active queries.
 */
final class Fingerprint {

    private static final String VICTORIA_CLAIM = "2.24.0";

    private final Getter getter;
    private final String where;

    /** Asks one path of the API. */
    @FunctionalInterface
    interface Getter {
        Outcome<JsonNode> get(String path, Envelope.DataReader<JsonNode> reader, Deadline deadline);
    }

    Fingerprint(Getter getter, String where) {
        this.getter = getter;
        this.where = where;
    }

    Outcome<Identity> identify(Deadline deadline) {
        Outcome<JsonNode> build = get("/api/v1/status/buildinfo", deadline);
        if (build instanceof Outcome.Failed<JsonNode>(Failure.NotFound notFound)) {
            // Older Mimir and Cortex have it elsewhere; a query tells whether it is the API at all.
            return get("/api/v1/query?query=vector(1)", deadline)
                    .map(answered -> new Identity("Prometheus API", "", where));
        }
        return build.map(info -> identity(info, deadline));
    }

    private Identity identity(JsonNode info, Deadline deadline) {
        String version = info.path("version").asString("");
        String application = info.path("application").asString("");
        if (!application.isEmpty()) {
            return new Identity(application.replace("Grafana ", ""), version, where);
        }
        if (version.equals(VICTORIA_CLAIM) && answers("/api/v1/status/active_queries", deadline)) {
            return new Identity("VictoriaMetrics", "", where);
        }
        if (version.startsWith("0.") && answers("/api/v1/stores", deadline)) {
            return new Identity("Thanos", version, where);
        }
        return new Identity("Prometheus", version, where);
    }

    private boolean answers(String path, Deadline deadline) {
        return get(path, deadline) instanceof Outcome.Success<JsonNode>;
    }

    private Outcome<JsonNode> get(String path, Deadline deadline) {
        return getter.get(path, data -> data, deadline);
    }
}
