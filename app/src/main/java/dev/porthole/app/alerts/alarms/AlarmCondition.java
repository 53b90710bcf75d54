package dev.porthole.app.alerts.alarms;

import java.time.Duration;

/**
 * When an alarm fires.
 *
 * @param threshold in the unit of the quantity; NaN with {@link Comparison#ANY}
 * @param hold how long it must be so before it fires ("for")
 */
public record AlarmCondition(Comparison comparison, double threshold, Duration hold) {

    /** How a value is held against the threshold. */
    public enum Comparison {
        ABOVE("above", ">"),
        AT_LEAST("atLeast", ">="),
        BELOW("below", "<"),
        AT_MOST("atMost", "<="),
        EQUAL("equal", "=="),
        NOT_EQUAL("notEqual", "!="),
        /** Not at all: each series that the query gives is one too many, as in a rule that compares by itself. */
        ANY("", "");

        private final String word;
        private final String operator;

        Comparison(String word, String operator) {
            this.word = word;
            this.operator = operator;
        }

        /** As files of alarms have it; empty for {@link #ANY}. */
        public String word() {
            return word;
        }

        /** As PromQL has it; empty for {@link #ANY}. */
        public String operator() {
            return operator;
        }
    }
}
