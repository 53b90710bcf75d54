package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import java.util.List;

/**
 * Changes what Alertmanager does. Who may only read has none: an {@link AlertSource} that is opened for reading gives
 * none, so that nothing can be written by mistake.
 *
 * <p>What the server refuses is a {@link dev.porthole.connectors.api.Failure.BadQuery} with its sentence as the detail; a
 * silence that is not there is a {@link dev.porthole.connectors.api.Failure.NotFound}. A call that breaks off may have
 * been carried out: it is never repeated by itself.
 */
public interface AlertControl {

    /** Makes a silence, or changes the one whose id the draft has. The receipt has the id that counts from now on. */
    Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline);

    /** Ends a silence now; one that has ended already stays so. */
    Outcome<Receipt> expire(String id, Deadline deadline);

    /** Sends alerts as Prometheus does: they go their way through routes to receivers. */
    Outcome<Receipt> send(List<AlertDraft> alerts, Deadline deadline);
}
