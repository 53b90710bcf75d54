package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.util.List;
import java.util.Optional;

/**
 * What receives alerts, groups them and tells people: an Alertmanager, or several taken together. What could not be
 * read, or who of several did not answer, stands in the notes beside what was.
 */
public interface AlertSource extends Source {

    /** The alerts that are not resolved. */
    Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline);

    /** The same alerts in the groups they are notified in. */
    Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline);

    /** Silences, expired ones too, the newest end first. */
    Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline);

    Outcome<List<Receiver>> receivers(Deadline deadline);

    /** Who is told of what, once for each configuration; servers that share one share the entry. */
    Outcome<List<Routing>> routing(Deadline deadline);

    /** The servers that answer; a note for each that does not. */
    Outcome<List<AlertServer>> servers(Deadline deadline);

    /** For writing; empty where this was opened for reading only. */
    Optional<AlertControl> control();
}
