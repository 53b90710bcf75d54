package dev.porthole.connectors.api.logs;

/**
 * A condition on one field: it has the value, or (negated) it has not.
 *
 * @param subject what the field means, so that each source can map it to its own field name; {@link Subject#FIELD} for
 *     a field named literally
 * @param field the source's own field name, for {@link Subject#FIELD}; else empty
 */
public record LogFilter(Subject subject, String field, String value, boolean negated) {

    public static LogFilter of(Subject subject, String value) {
        return new LogFilter(subject, "", value, false);
    }

    public static LogFilter field(String field, String value, boolean negated) {
        return new LogFilter(Subject.FIELD, field, value, negated);
    }

    /** What a field means, whatever it is called in an index. */
    public enum Subject {
        NAMESPACE,
        POD,
        CONTAINER,
        NODE,
        SERVICE,
        TRACE,
        FIELD
    }
}
