package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as the metric server evaluates it. */
public sealed interface Rule {

    String name();

    /** The group it stands in, and that group's file, as "file;group". */
    String group();

    String expression();

    Labels labels();

    /** What the last evaluation failed with; empty when it did not. */
    String lastError();

    /** A rule that keeps its result as a series of its own. */
    record Recording(String name, String group, String expression, Labels labels, String lastError) implements Rule {}

    /**
     * A rule that makes alerts.
     *
     * @param hold how long the condition must last before an alert fires ("for")
     */
    record Alerting(
            String name,
            String group,
            String expression,
            Duration hold,
            Labels labels,
            Labels annotations,
            Evaluation evaluation)
            implements Rule {

        public State state() {
            return evaluation.state();
        }

        public List<ActiveAlert> alerts() {
            return evaluation.alerts();
        }

        @Override
        public String lastError() {
            return evaluation.lastError();
        }
    }

    /** What came of a rule the last time. */
    record Evaluation(State state, List<ActiveAlert> alerts, String lastError) {
        public Evaluation {
            alerts = List.copyOf(alerts);
        }
    }

    /** How far a rule or an alert of it has come. */
    enum State {
        INACTIVE,
        PENDING,
        FIRING,
        UNKNOWN
    }

    /** One alert of a rule that is pending or firing, as the metric server knows it. */
    record ActiveAlert(
            Labels labels,
            Labels annotations,
            State state,
            @Nullable Instant activeAt,
            double value) {}
}
