package dev.porthole.connectors.api.logs;

import java.util.List;
import java.util.Map;

/**
 * A field that lines have, its type in the source's words, and whether values can be counted and filtered by.
 *
 * @param type several, with slashes between them, when it is not the same everywhere
 * @param places each type with the indices where the field has it; empty when it is the same everywhere
 */
public record LogField(
        String name, String type, boolean searchable, boolean aggregatable, Map<String, List<String>> places) {

    public LogField {
        places = Map.copyOf(places);
    }

    /** Of one type everywhere. */
    public LogField(String name, String type, boolean searchable, boolean aggregatable) {
        this(name, type, searchable, aggregatable, Map.of());
    }
}
