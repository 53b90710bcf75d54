package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.time.Instant;
import java.util.List;

/**
 * A silence to be made or changed.
 *
 * <p>With an id, Alertmanager changes that silence in place only if the matchers are the same and the beginning of an
 * active one is; else it ends the old one and makes a new one under another id. A beginning that is past becomes now. At
 * least one matcher must not match empty text.
 *
 * @param id empty for a new one
 * @param endsAt after now and after {@code startsAt}
 * @param createdBy who makes it; Alertmanager wants it, and the comment, not empty
 * @param annotations kept since 0.32; ignored before
 */
public record SilenceDraft(
        String id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        Labels annotations) {
    public SilenceDraft {
        matchers = List.copyOf(matchers);
    }

    /** A new one. */
    public SilenceDraft(List<Matcher> matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {
        this("", matchers, startsAt, endsAt, createdBy, comment, Labels.EMPTY);
    }

    /** The same silence with another end. */
    public SilenceDraft until(Instant end) {
        return new SilenceDraft(id, matchers, startsAt, end, createdBy, comment, annotations);
    }
}
