package dev.porthole.connectors.api.logs.fields;

import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import java.util.List;

/**
 * A field and what some lines have in it.
 *
 * @param lines how many of the lines have it; zero for a field that is only known to be there somewhere
 * @param distinct how many different values those have
 * @param top the most frequent values, the first first
 */
public record FieldProfile(LogField field, int lines, int distinct, List<FieldValue> top) {

    public FieldProfile {
        top = List.copyOf(top);
    }
}
