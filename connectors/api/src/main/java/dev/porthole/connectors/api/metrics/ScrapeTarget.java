package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the metric server scrapes, and how the last scrape went. */
public record ScrapeTarget(
        String pool,
        Labels labels,
        String url,
        Health health,
        String lastError,
        @Nullable Instant lastScrape) {
    /** How the last scrape went. */
    public enum Health {
        UP,
        DOWN,
        UNKNOWN
    }
}
