package dev.porthole.connectors.elastic.fields;

/** What a field of a log index means. */
public enum FieldRole {
    /** When it was logged; a date. */
    TIME,
    /** The line's text. */
    MESSAGE,
    /** How serious it is: a word, or a number as pino and bunyan write it. */
    LEVEL,
    NAMESPACE,
    POD,
    CONTAINER,
    NODE,
    SERVICE,
    TRACE,
    STACK_TRACE
}
