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

    /** How its last evaluation went. */
    LastRun lastRun();

    /** What the last evaluation failed with; empty when it did not. */
    default String lastError() {
        return lastRun().error();
    }

    /** A rule that keeps its result as a series of its own. */
    record Recording(String name, String group, String expression, Labels labels, LastRun lastRun) implements Rule {}

    /**
     * A rule that makes alerts.
     *
     * @param hold how long the condition must last before an alert fires ("for")
     * @param keepFiringFor how long it still fires after the condition ended; zero where the server tells none
     */
    record Alerting(
            String name,
            String group,
            String expression,
            Duration hold,
            Duration keepFiringFor,
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
        public LastRun lastRun() {
            return evaluation.lastRun();
        }
    }

    /** What came of an alerting rule the last time. */
    record Evaluation(State state, List<ActiveAlert> alerts, LastRun lastRun) {
        public Evaluation {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * How the last evaluation of a rule went.
     *
     * @param error what it failed with; empty when it did not
     * @param at when it was; null when the rule was never evaluated, or the server does not say
     * @param took how long; zero when the server does not say
     * @param every how often the rule's group is evaluated; zero when the server does not say
     */
    record LastRun(Health health, String error, @Nullable Instant at, Duration took, Duration every) {

        /** Nothing is known of it. */
        public static final LastRun NONE = new LastRun(Health.UNKNOWN, "", null, Duration.ZERO, Duration.ZERO);
    }

    /** Whether a rule can be evaluated; UNKNOWN before the first time. */
    enum Health {
        OK,
        ERR,
        UNKNOWN
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
