package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.util.function.Function;

/**
 * A way to what may be an Alertmanager.
 *
 * @param where it leads, for people
 * @param certain whether a person says that it is one; what was only found may turn out to be something else
 * @param opener opens it and sees that it answers; blocks
 */
public record Way(String where, boolean certain, Function<Deadline, Outcome<AlertSource>> opener) {}
