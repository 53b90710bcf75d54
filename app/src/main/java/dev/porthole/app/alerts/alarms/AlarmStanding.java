package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Failure;

/** How an alarm stands, apart from its alerts. */
public sealed interface AlarmStanding {

    /** It is evaluated. */
    record Evaluated() implements AlarmStanding {}

    /** A person switched it off. */
    record Off() implements AlarmStanding {}

    /** A rule of the cluster means the same, and tells people already. */
    record StandsBack(String rule) implements AlarmStanding {}

    /** The cluster has no metrics that tell its signal. */
    record NotMeasured() implements AlarmStanding {}

    /** It could not be evaluated; its alerts are as they last were. */
    record Failed(Failure failure) implements AlarmStanding {}
}
