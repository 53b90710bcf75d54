package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.util.List;

/** A server that receives alerts, groups them and tells people: Alertmanager. */
public interface AlertSource extends Source {

    /** The alerts that are not resolved. */
    Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline);

    /** The same alerts in the groups they are notified in. */
    Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline);

    /** Silences, expired ones too, the newest end first. */
    Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline);

    Outcome<List<Receiver>> receivers(Deadline deadline);
}
