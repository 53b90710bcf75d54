package dev.porthole.connectors.api.logs;

/**
 * A value that a field has somewhere.
 *
 * @param lines how many of those that were looked at have it; -1 when that was not counted
 */
public record FieldValue(String value, long lines) {}
