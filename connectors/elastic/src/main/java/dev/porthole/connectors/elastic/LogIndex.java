package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.LevelValues;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchServer;
import java.util.List;

/**
 * Where the logs are: indices by a pattern, the meaning of their fields, and what their server can do.
 *
 * @param notes what of the pattern is not searched, in words
 */
record LogIndex(String pattern, FieldMapping fields, LevelValues levels, SearchServer server, List<Detail> notes) {

    LogIndex {
        notes = List.copyOf(notes);
    }

    String path(String what) {
        return "/" + SearchCall.indices(pattern) + "/" + what;
    }
}
