package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;

/**
 * An alert to be sent to Alertmanager. The same labels sent again are the same alert: with an end that is past it is
 * resolved, with a later one it goes on.
 *
 * @param labels at least one that is not empty
 * @param endsAt when it counts as resolved unless it is sent again
 * @param generatorUrl where it was made; may be empty
 */
public record AlertDraft(Labels labels, Labels annotations, Instant startsAt, Instant endsAt, String generatorUrl) {

    /** The same alert, over at {@code end}. */
    public AlertDraft resolvedAt(Instant end) {
        return new AlertDraft(labels, annotations, startsAt, end, generatorUrl);
    }
}
