package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import java.time.Instant;

/** How far a rule's condition is from being true. */
public sealed interface RuleDistance {

    /**
     * There is a value and a threshold.
     *
     * @param share how much of the way is gone, 1 at the threshold; NaN where no share can be told
     * @param value of the series that is closest; NaN when only the share is known
     * @param threshold NaN when it is a series of its own
     * @param above whether the condition holds above the threshold
     * @param worst the series that is closest
     */
    record Measured(double share, double value, double threshold, boolean above, Labels worst)
            implements RuleDistance {}

    /** There are no series to compare: the rule cannot fire. */
    record NoSeries(String selector) implements RuleDistance {}

    /** The condition compares with nothing. */
    record NoThreshold() implements RuleDistance {}

    /** It could not be asked. */
    record Unknown(Failure failure) implements RuleDistance {}

    /** Measures. */
    @FunctionalInterface
    interface Source {
        /** Blocks. */
        RuleDistance of(String expression, Instant at, Deadline deadline);
    }
}
