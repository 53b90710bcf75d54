package dev.porthole.connectors.api.logs;

/** A field that lines have, its type in the source's words, and whether values can be counted and filtered by. */
public record LogField(String name, String type, boolean searchable, boolean aggregatable) {}
