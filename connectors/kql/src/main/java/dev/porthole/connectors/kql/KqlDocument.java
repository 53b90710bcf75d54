package dev.porthole.connectors.kql;

import java.util.Collection;
import java.util.List;

/** A line's fields, as conditions look at them. */
public interface KqlDocument {

    /** A field's values; none when the line has no such field. */
    List<String> values(String field);

    /** The fields it has. */
    Collection<String> names();

    /** The objects of a list, each with the full names of its fields. A line whose fields are flat is its own only one. */
    default List<KqlDocument> nested(String path) {
        return List.of(this);
    }
}
