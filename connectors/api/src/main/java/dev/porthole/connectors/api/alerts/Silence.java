package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Matcher;
import java.time.Instant;
import java.util.List;

/** Mutes the alerts that all its matchers match, from {@code startsAt} to {@code endsAt}. */
public record Silence(
        String id,
        State state,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment) {
    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** Whether it mutes now. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED
    }
}
