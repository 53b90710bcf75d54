package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.http.HttpGateway;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Logs in Elasticsearch (6.8 to 9) or OpenSearch (2 and 3), straight or through Kibana or OpenSearch Dashboards. */
public final class ElasticLogSource implements LogSource {

    private final SearchClient client;
    private final FieldCaps fieldCaps;
    private final LogIndexCache indices;
    private final Pager pager;

    private ElasticLogSource(SearchTransport transport, LogIndices wanted) {
        this.client = new SearchClient(transport, JsonMapper.builder().build());
        this.fieldCaps = new FieldCaps(client);
        this.indices = new LogIndexCache(client, fieldCaps, wanted);
        this.pager = new Pager(client);
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
                .then(index -> pager.page(index, query, after, limit, deadline)
                        .then(page -> Outcome.of(page, new SearchBody(index, client.json()).omissions(query))));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return indices.get(deadline).then(index -> {
            var reader = new HistogramReader(query.range(), buckets);
            var bodies = new SearchBody(index, client.json());
            ObjectNode body = bodies.histogram(query, reader.stepMs(), deadline);
            return client.ask(
                            SearchCall.post(index.path("_search?ignore_unavailable=true"), body),
                            reader::read,
                            deadline)
                    .then(histogram -> Outcome.of(histogram, bodies.omissions(query)));
        });
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return indices.get(deadline).then(index -> fieldCaps.of(index.pattern(), deadline));
    }

    @Override
    public void close() {
        client.close();
    }
}
