package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.metrics.ScrapeTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the data of {@code /api/v1/targets}. */
final class TargetsReader {

    List<ScrapeTarget> read(JsonNode data) throws IOException {
        var targets = new ArrayList<ScrapeTarget>();
        for (JsonNode target : data.path("activeTargets")) {
            targets.add(new ScrapeTarget(
                    target.path("scrapePool").asString(""),
                    VectorReader.labels(target.path("labels")),
                    target.path("scrapeUrl").asString(""),
                    health(target.path("health").asString("")),
                    target.path("lastError").asString(""),
                    RulesReader.time(target.path("lastScrape"))));
        }
        return targets;
    }

    private static ScrapeTarget.Health health(String word) {
        return switch (word) {
            case "up" -> ScrapeTarget.Health.UP;
            case "down" -> ScrapeTarget.Health.DOWN;
            default -> ScrapeTarget.Health.UNKNOWN;
        };
    }
}
