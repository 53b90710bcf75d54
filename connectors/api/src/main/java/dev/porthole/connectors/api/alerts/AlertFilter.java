package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Matcher;
import java.util.List;

/** Which alerts: those that all matchers match, and of which kinds. */
public record AlertFilter(List<Matcher> matchers, boolean active, boolean silenced, boolean inhibited) {

    public static final AlertFilter ALL = new AlertFilter(List.of(), true, true, true);

    public AlertFilter {
        matchers = List.copyOf(matchers);
    }
}
