package dev.porthole.connectors.elastic.kibana;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.connectors.elastic.server.KibanaApi;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What people saved in Kibana or OpenSearch Dashboards. Data views have an API of their own since Kibana 8; before, and in
 * Dashboards, they are saved objects, as searches are everywhere.
 */
public final class KibanaObjects {

    private static final String FIND = "/api/saved_objects/_find?per_page=1000&page=1";

    private final KibanaApi kibana;

    public KibanaObjects(KibanaApi kibana) {
        this.kibana = kibana;
    }

    public Outcome<List<LogPlace>> dataViews(Deadline deadline) {
        Outcome<List<LogPlace>> views = kibana.ask("/api/data_views", root -> Outcome.of(views(root)), deadline);
        boolean older = views instanceof Outcome.Failed<List<LogPlace>>(var failure)
                && (failure instanceof Failure.Unsupported || failure instanceof Failure.NotFound);
        return older
                ? kibana.ask(
                        FIND + "&type=index-pattern&fields=title&fields=timeFieldName&fields=name",
                        root -> Outcome.of(patterns(root)),
                        deadline)
                : views;
    }

    private static List<LogPlace> views(JsonNode root) {
        List<LogPlace> views = new ArrayList<>();
        root.path("data_view").forEach(view -> views.add(place(view.path("id").asString(""), view)));
        return views;
    }

    private static List<LogPlace> patterns(JsonNode root) {
        List<LogPlace> views = new ArrayList<>();
        root.path("saved_objects")
                .forEach(saved -> views.add(place(saved.path("id").asString(""), saved.path("attributes"))));
        return views;
    }

    private static LogPlace place(String id, JsonNode told) {
        String title = told.path("title").asString("");
        String name = told.path("name").asString("");
        return new LogPlace(
                LogPlace.Kind.DATA_VIEW,
                id,
                name.isBlank() ? title : name,
                title,
                told.path("timeFieldName").asString(""));
    }

    public Outcome<List<SavedLogSearch>> searches(Deadline deadline) {
        return kibana.ask(
                FIND + "&type=search&fields=title&fields=columns&fields=kibanaSavedObjectMeta",
                root -> {
                    List<SavedLogSearch> searches = new ArrayList<>();
                    root.path("saved_objects").forEach(saved -> searches.add(search(saved)));
                    return Outcome.of(searches);
                },
                deadline);
    }

    private SavedLogSearch search(JsonNode saved) {
        JsonNode attributes = saved.path("attributes");
        JsonNode source = source(attributes
                .path("kibanaSavedObjectMeta")
                .path("searchSourceJSON")
                .asString("{}"));
        JsonNode query = source.path("query");
        List<String> columns = new ArrayList<>();
        attributes.path("columns").forEach(column -> columns.add(column.asString("")));
        columns.remove("_source");
        boolean kql = query.path("language").asString("").equals("kuery");
        return new SavedLogSearch(
                saved.path("id").asString(""),
                attributes.path("title").asString(""),
                place(saved, source),
                query.path("query").asString(""),
                kql ? LogQuery.Language.KQL : LogQuery.Language.LUCENE,
                columns);
    }

    /** A text that is JSON itself; one that is broken tells nothing. */
    private JsonNode source(String text) {
        try {
            return kibana.json().readTree(text);
        } catch (JacksonException broken) {
            return kibana.json().createObjectNode();
        }
    }

    /** By reference since 7, before that by itself. */
    private static String place(JsonNode saved, JsonNode source) {
        String reference = source.path("indexRefName").asString("");
        for (JsonNode one : saved.path("references")) {
            if (!reference.isEmpty() && one.path("name").asString("").equals(reference)) {
                return one.path("id").asString("");
            }
        }
        return source.path("index").asString("");
    }
}
