package dev.porthole.connectors.api.signals;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import java.util.List;

/** Answers questions about signals. What is not measured is an answer without series, never a failure. */
public interface SignalSource {

    /** The series over the question's range, sorted by labels. */
    Outcome<SignalAnswer> range(SignalQuestion question, Deadline deadline);

    /** The ways in which a signal can be split in a scope, by what the labels offer; the most useful one first, without {@link Grouping#TOTAL}. */
    Outcome<List<Grouping>> groupings(Signal signal, SignalScope scope, Deadline deadline);
}
