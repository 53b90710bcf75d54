package dev.porthole.connectors.api.logs.query;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import java.util.List;

/** The names and values that lines have. May ask a server, within a limit of its own. */
public interface LogVocabulary {

    /** The fields that lines have. */
    Outcome<List<LogField>> fields();

    /** Some values of a field that begin with {@code prefix}, the most frequent first; none when none are known. */
    Outcome<List<String>> values(String field, String prefix);
}
