package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.server.ConsoleProxy;
import dev.porthole.connectors.elastic.server.DirectTransport;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.elastic.server.SearchTransport;
import dev.porthole.connectors.http.HttpGateway;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Logs in Elasticsearch (6.8 to 9) or OpenSearch (2 and 3), straight or through Kibana or OpenSearch Dashboards. */
public final class ElasticLogSource implements LogSource {

    /** Of what is skipped without being read; a document may be nested deeper than it is worth reading. */
    private static final int DEEPEST = 20_000;

    private final SearchClient client;
    private final LogIndexCache indices;
    private final Pager pager;
    private final LogPlaces places;

    private ElasticLogSource(SearchTransport transport, LogIndices wanted) {
        this.client = new SearchClient(transport, json());
        this.indices = new LogIndexCache(client, wanted);
        this.pager = new Pager(client);
        this.places = new IndexPlaces(client, indices);
    }

    static JsonMapper json() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .build();
    }

    /**
     * Straight to the search server.
     *
     * @param where how it is reached, for people
     */
    public static ElasticLogSource direct(HttpGateway gateway, String where, LogIndices indices) {
        return new ElasticLogSource(new DirectTransport(gateway, where), indices);
    }

    /** Through the console proxy of Kibana (6.8 to 9) or OpenSearch Dashboards. */
    public static ElasticLogSource throughKibana(HttpGateway gateway, String where, LogIndices indices) {
        return new ElasticLogSource(
                new ConsoleProxy(gateway, where, JsonMapper.builder().build()), indices);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return client.identity(deadline);
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        return indices.get(deadline)
                .then(index ->
                        pager.page(index, query, after, limit, deadline).then(page -> Outcome.of(page, index.notes())));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return indices.get(deadline).then(index -> new HistogramSearch(client, index, query, deadline).read(buckets));
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return indices.get(deadline)
                .then(index -> Outcome.of(
                        index.fields().all().stream().map(IndexField::forPeople).toList()));
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return indices.get(deadline)
                .then(index -> new ValueSearch(client, index).of(query, field, start, most, deadline));
    }

    @Override
    public Optional<LogPlaces> places() {
        return Optional.of(places);
    }

    @Override
    public Outcome<LogSample> sample(LogQuery query, int limit, Deadline deadline) {
        Outcome<LogSample> random =
                indices.get(deadline).then(index -> new SampleSearch(client, index).of(query, limit, deadline));
        boolean refused = random instanceof Outcome.Failed<LogSample>(Failure.BadQuery bad)
                || random instanceof Outcome.Failed<LogSample>(Failure.Unsupported unsupported);
        // An index that gives less at once, or that does not score: the newest of each part of the time.
        return refused ? LogSource.super.sample(query, limit, deadline) : random;
    }

    @Override
    public void close() {
        client.close();
    }
}
