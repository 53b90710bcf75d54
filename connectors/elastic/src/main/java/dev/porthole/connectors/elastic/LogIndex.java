package dev.porthole.connectors.elastic;

/** Where the logs are: indices by a pattern, the meaning of their fields, and what their server can do. */
record LogIndex(String pattern, FieldMapping fields, SearchServer server) {

    String path(String what) {
        return "/" + SearchCall.indices(pattern) + "/" + what;
    }
}
