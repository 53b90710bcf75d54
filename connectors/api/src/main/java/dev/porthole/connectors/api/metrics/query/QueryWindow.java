package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Matcher;
import java.time.Duration;
import java.util.List;

/** A selector and how far back a query looks at its samples. */
public record QueryWindow(List<Matcher> selector, Duration length) {
    public QueryWindow {
        selector = List.copyOf(selector);
    }
}
