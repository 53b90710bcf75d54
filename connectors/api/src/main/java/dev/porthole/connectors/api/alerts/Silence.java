package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.time.Instant;
import java.util.List;

/**
 * Mutes the alerts that all its matchers match, from {@code startsAt} to {@code endsAt}.
 *
 * @param annotations links and the like, since 0.32; empty before
 */
public record Silence(
        String id,
        State state,
        List<Matcher> matchers,
        Times times,
        String createdBy,
        String comment,
        Labels annotations) {
    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** When it mutes, and when it was changed last. */
    public record Times(Instant startsAt, Instant endsAt, Instant updatedAt) {}

    /** Whether it mutes now. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    public Instant startsAt() {
        return times.startsAt();
    }

    public Instant endsAt() {
        return times.endsAt();
    }

    public Instant updatedAt() {
        return times.updatedAt();
    }

    /** As it is now, for changing it: the same id, matchers, times and words. */
    public SilenceDraft draft() {
        return new SilenceDraft(id, matchers, startsAt(), endsAt(), createdBy, comment, annotations);
    }
}
