package dev.porthole.connectors.api.logs;

/**
 * A condition on one field: it has the value, or (negated) it has not. Or any condition in KQL.
 *
 * @param subject what the field means, so that each source can map it to its own field name; {@link Subject#FIELD} for
 *     a field named literally; {@link Subject#CONDITION} for one in KQL
 * @param field the source's own field name, for {@link Subject#FIELD}; else empty
 * @param value the whole value; the text in KQL for {@link Subject#CONDITION}
 */
public record LogFilter(Subject subject, String field, String value, boolean negated) {

    public static LogFilter of(Subject subject, String value) {
        return new LogFilter(subject, "", value, false);
    }

    public static LogFilter field(String field, String value, boolean negated) {
        return new LogFilter(Subject.FIELD, field, value, negated);
    }

    /** @param kql right by itself; its source refuses the whole query when it is not */
    public static LogFilter condition(String kql, boolean negated) {
        return new LogFilter(Subject.CONDITION, "", kql, negated);
    }

    public LogFilter inverted() {
        return new LogFilter(subject, field, value, !negated);
    }

    /** What a field means, whatever it is called in an index. */
    public enum Subject {
        NAMESPACE,
        POD,
        CONTAINER,
        NODE,
        SERVICE,
        TRACE,
        FIELD,
        CONDITION
    }
}
