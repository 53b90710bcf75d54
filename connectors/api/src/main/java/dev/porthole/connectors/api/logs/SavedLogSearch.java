package dev.porthole.connectors.api.logs;

import java.util.List;

/**
 * A search that somebody saved under a name, in Kibana or OpenSearch Dashboards.
 *
 * @param place id of the data view it is made on; empty when it was not said
 * @param columns the fields it shows
 */
public record SavedLogSearch(
        String id, String name, String place, String text, LogQuery.Language language, List<String> columns) {

    public SavedLogSearch {
        columns = List.copyOf(columns);
    }
}
