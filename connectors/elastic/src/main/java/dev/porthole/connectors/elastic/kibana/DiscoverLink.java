package dev.porthole.connectors.elastic.kibana;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.elastic.server.KibanaApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a search in Discover. Its state stands in the fragment, as rison. From Kibana's
 * {@code app_locator_get_location.ts} and {@code cleanup_url_state.ts}: {@code index} is understood by all versions, newer
 * ones turn it into their own form. Dashboards from 2.10 on has another address.
 */
public final class DiscoverLink {

    private static final String PLAIN = "~!*()-_.,:@$'/";

    private final URI base;
    private final KibanaApi.Product product;
    private final Rison rison = new Rison();

    public DiscoverLink(URI base, KibanaApi.Product product) {
        this.base = base;
        this.product = product;
    }

    /**
     * @param language {@code kuery} or {@code lucene}
     * @param filters each a pill, as Kibana keeps it
     */
    public record Search(
            Optional<String> dataView,
            String language,
            String text,
            List<Map<String, Object>> filters,
            List<String> columns,
            TimeRange range) {

        public Search {
            filters = List.copyOf(filters);
            columns = List.copyOf(columns);
        }
    }

    public URI of(Search search) {
        Map<String, Object> time = object(
                "filters",
                List.of(),
                "refreshInterval",
                object("pause", true, "value", 60_000),
                "time",
                object(
                        "from",
                        search.range.start().toString(),
                        "to",
                        search.range.end().toString()));
        Map<String, Object> query = object("language", search.language, "query", search.text);
        String path = product.dashboards()
                ? product.atLeast(2, 10)
                        ? inDataExplorer(search, time, query)
                        : "/app/discover#/?" + state(search, time, query)
                : (product.atLeast(7, 0) || product.version().isEmpty() ? "/app/discover#/?" : "/app/kibana#/discover?")
                        + state(search, time, query);
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    private String state(Search search, Map<String, Object> time, Map<String, Object> query) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("columns", search.columns);
        own.put("filters", search.filters);
        search.dataView.ifPresent(id -> own.put("index", id));
        own.put("interval", "auto");
        own.put("query", query);
        own.put("sort", List.of());
        return "_g=" + encoded(rison.of(time)) + "&_a=" + encoded(rison.of(own));
    }

    private String inDataExplorer(Search search, Map<String, Object> time, Map<String, Object> query) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        search.dataView.ifPresent(id -> metadata.put("indexPattern", id));
        metadata.put("view", "discover");
        List<String> columns = search.columns.isEmpty() ? List.of("_source") : search.columns;
        Map<String, Object> own = object(
                "discover", object("columns", columns, "isDirty", false, "sort", List.of()), "metadata", metadata);
        return "/app/data-explorer/discover#?_a=" + encoded(rison.of(own)) + "&_g=" + encoded(rison.of(time)) + "&_q="
                + encoded(rison.of(object("filters", search.filters, "query", query)));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** A pill on one field. */
    public Map<String, Object> phrase(Optional<String> dataView, String field, String value, boolean negated) {
        Map<String, Object> meta = meta(dataView, negated);
        meta.put("key", field);
        meta.put("params", object("query", value));
        meta.put("type", "phrase");
        return object(
                "$state",
                object("store", "appState"),
                "meta",
                meta,
                "query",
                object("match_phrase", object(field, value)));
    }

    /** A pill that is a condition of the search server's own. */
    public Map<String, Object> custom(
            Optional<String> dataView, String name, Map<String, Object> condition, boolean negated) {
        Map<String, Object> meta = meta(dataView, negated);
        meta.put("alias", name);
        meta.put("key", "query");
        meta.put("type", "custom");
        return object("$state", object("store", "appState"), "meta", meta, "query", condition);
    }

    private static Map<String, Object> meta(Optional<String> dataView, boolean negated) {
        Map<String, Object> meta = object("alias", Rison.Nothing.NOTHING, "disabled", false);
        dataView.ifPresent(id -> meta.put("index", id));
        meta.put("negate", negated);
        return meta;
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < 128 && (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0)) {
                encoded.append((char) point);
            } else {
                encoded.append(URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
            }
        });
        return encoded.toString();
    }
}
