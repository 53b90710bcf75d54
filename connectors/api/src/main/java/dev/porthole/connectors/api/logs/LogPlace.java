package dev.porthole.connectors.api.logs;

/**
 * A part of what a source has that can be searched by itself.
 *
 * @param id by which its keeper knows it; empty when nobody keeps it
 * @param name for people
 * @param pattern indices, aliases or data streams, such as {@code filebeat-*,logs-*}
 * @param timeField the field that orders its lines; empty when it was not said
 */
public record LogPlace(Kind kind, String id, String name, String pattern, String timeField) {

    /** Who says that it is one. */
    public enum Kind {
        /** Kibana's data view, or the index pattern of OpenSearch Dashboards. */
        DATA_VIEW,
        DATA_STREAM,
        ALIAS,
        INDEX
    }
}
