package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.connectors.elastic.kibana.DiscoverLink;
import dev.porthole.connectors.elastic.kibana.KibanaObjects;
import dev.porthole.connectors.elastic.server.KibanaApi;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.kql.BadKql;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The data views of a Kibana that is on the way, and what the search server has; which of them is searched. */
final class IndexPlaces implements LogPlaces {

    private final SearchClient client;
    private final LogIndexCache indices;

    IndexPlaces(SearchClient client, LogIndexCache indices) {
        this.client = client;
        this.indices = indices;
    }

    @Override
    public Outcome<List<LogPlace>> all(Deadline deadline) {
        Outcome<List<LogPlace>> views = client.kibana()
                .map(kibana -> new KibanaObjects(kibana).dataViews(deadline))
                .orElseGet(() -> Outcome.of(List.of()));
        Outcome<List<LogPlace>> own = client.server(deadline)
                .then(server -> client.ask(
                        SearchCall.get(
                                server.hasResolveIndex() ? "/_resolve/index/*" : "/_cat/indices?format=json&h=index"),
                        root -> Outcome.of(places(root)),
                        deadline));
        // who may not list indices may still choose a data view, and the other way round
        if (own instanceof Outcome.Failed<List<LogPlace>>) {
            return views instanceof Outcome.Success<List<LogPlace>>(var some, var notes) && !some.isEmpty()
                    ? views
                    : own;
        }
        return views instanceof Outcome.Failed<List<LogPlace>>
                ? own
                : views.then(some -> own.map(others -> {
                    List<LogPlace> all = new ArrayList<>(some);
                    all.addAll(others);
                    return all;
                }));
    }

    private static List<LogPlace> places(JsonNode root) {
        List<LogPlace> places = new ArrayList<>();
        root.path("data_streams").forEach(one -> add(places, LogPlace.Kind.DATA_STREAM, one.path("name"), one));
        root.path("aliases").forEach(one -> add(places, LogPlace.Kind.ALIAS, one.path("name"), one));
        root.path("indices").forEach(one -> add(places, LogPlace.Kind.INDEX, one.path("name"), one));
        if (root.isArray()) {
            root.forEach(one -> add(places, LogPlace.Kind.INDEX, one.path("index"), one));
        }
        return places;
    }

    private static void add(List<LogPlace> places, LogPlace.Kind kind, JsonNode told, JsonNode place) {
        String name = told.asString("");
        if (!name.isEmpty() && !name.startsWith(".")) {
            places.add(new LogPlace(
                    kind, "", name, name, place.path("timestamp_field").asString("")));
        }
    }

    @Override
    public Outcome<List<SavedLogSearch>> savedSearches(Deadline deadline) {
        return client.kibana()
                .map(kibana -> new KibanaObjects(kibana).searches(deadline))
                .orElseGet(() -> Outcome.of(List.of()));
    }

    @Override
    public void choose(Optional<LogPlace> place) {
        indices.choose(place);
    }

    @Override
    public Optional<LogPlace> chosen() {
        return indices.chosen();
    }

    @Override
    public Outcome<URI> link(LogQuery query, List<String> columns, Deadline deadline) {
        Optional<KibanaApi> kibana = client.kibana();
        if (kibana.isEmpty()) {
            return Outcome.failed(new Failure.Unsupported(client.target(), Detail.of("elastic.no-kibana")));
        }
        Optional<URI> address = kibana.get().address();
        if (address.isEmpty()) {
            return Outcome.failed(new Failure.Unsupported(kibana.get().target(), Detail.of("elastic.kibana-tunnel")));
        }
        return indices.get(deadline)
                .then(index -> kibana.get()
                        .product(deadline)
                        .then(product -> new KibanaObjects(kibana.get())
                                .dataViews(deadline)
                                .then(views -> {
                                    try {
                                        var search = new SharedSearch(
                                                index, client.json(), dataView(views, index.pattern()));
                                        return Outcome.of(
                                                search.at(new DiscoverLink(address.get(), product), query, columns));
                                    } catch (BadKql bad) {
                                        return Outcome.failed(
                                                new Failure.BadQuery(client.target(), bad.detail(), bad.column()));
                                    }
                                })));
    }

    /** The one that is chosen, else that of the same indices, else one that covers them. */
    private Optional<String> dataView(List<LogPlace> views, String pattern) {
        return chosen().filter(place -> place.kind() == LogPlace.Kind.DATA_VIEW)
                .map(LogPlace::id)
                .or(() -> views.stream()
                        .filter(view -> view.pattern().equals(pattern))
                        .map(LogPlace::id)
                        .findFirst())
                .or(() -> views.stream()
                        .filter(view -> covers(view.pattern(), pattern))
                        .map(LogPlace::id)
                        .findFirst());
    }

    private static boolean covers(String view, String pattern) {
        for (String part : pattern.split(",")) {
            boolean covered = part.startsWith("-");
            for (String wide : view.split(",")) {
                covered |= Pattern.matches(Pattern.quote(wide.strip()).replace("*", "\\E.*\\Q"), part.strip());
            }
            if (!covered) {
                return false;
            }
        }
        return true;
    }
}
