package dev.porthole.connectors.api.logs.fields;

import java.util.List;

/**
 * The fields of some lines.
 *
 * @param fields by name; first those that the lines have
 * @param lines how many lines were looked at
 */
public record FieldProfiles(List<FieldProfile> fields, int lines) {

    public FieldProfiles {
        fields = List.copyOf(fields);
    }
}
