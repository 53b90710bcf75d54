package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.http.HttpGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Logs in Elasticsearch (6.8 to 9) or OpenSearch (2 and 3), straight or through Kibana or OpenSearch Dashboards. */
public final class ElasticLogSource implements LogSource {

    private static final Duration ASKED_SERVER_SIDE = Duration.ofSeconds(30);

    private final SearchTransport transport;
    private final LogIndexCache indices;
    private final Pager pager;
    private final JsonMapper json = JsonMapper.builder().build();

    private ElasticLogSource(SearchTransport transport, Optional<String> pattern) {
        this.transport = transport;
        this.indices = new LogIndexCache(transport, pattern);
        this.pager = new Pager(transport);
    }

    /**
     * Straight to the search server.
     *
     * @param where how it is reached, for people
     * @param pattern of the indices, such as {@code filebeat-*}; found when empty
     */
    public static ElasticLogSource direct(HttpGateway gateway, String where, Optional<String> pattern) {
        return new ElasticLogSource(new DirectTransport(gateway, where), pattern);
    }

    /** Through the console proxy of Kibana or OpenSearch Dashboards. */
    public static ElasticLogSource throughKibana(HttpGateway gateway, String where, Optional<String> pattern) {
        return new ElasticLogSource(new ConsoleProxy(gateway, where), pattern);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return transport.probe(deadline);
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        return indices.get(deadline).then(index -> {
            var body = new SearchBody(index.fields());
            List<LogFilter> unknown = body.unknown(query);
            return pager.page(index, body, query, after, limit, deadline)
                    .then(page -> Outcome.of(page, notes(unknown)));
        });
    }

    private static List<String> notes(List<LogFilter> unknown) {
        return unknown.stream()
                .map(filter -> "This index has no field for "
                        + filter.subject().name().toLowerCase(java.util.Locale.ROOT) + "; that filter is left out.")
                .toList();
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return indices.get(deadline).then(index -> {
            long step = HistogramReader.step(query.range(), buckets);
            ObjectNode body = new SearchBody(index.fields())
                    .histogram(query, step, index.server().hasFixedInterval());
            return transport.send(
                    SearchCall.post(index.path("_search"), body),
                    answer -> answer.status() == 200
                            ? decoded(
                                    () -> new HistogramReader().read(json.readTree(answer.body()), query.range(), step))
                            : ErrorAnswer.failed(transport.target(), answer),
                    least(deadline));
        });
    }

    private static Deadline least(Deadline deadline) {
        return deadline.remaining().compareTo(ASKED_SERVER_SIDE) > 0 ? Deadline.after(ASKED_SERVER_SIDE) : deadline;
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return indices.get(deadline).then(index -> FieldCaps.ask(transport, index.pattern(), deadline));
    }

    @Override
    public void close() {
        transport.close();
    }

    private interface Decoding<T> {
        T run() throws IOException;
    }

    private <T> Outcome<T> decoded(Decoding<T> decoding) throws IOException {
        try {
            return Outcome.of(decoding.run());
        } catch (JacksonException malformed) {
            return Outcome.failed(new Failure.Unparseable(transport.target(), malformed.getOriginalMessage()));
        }
    }

    /** Lines of a page without those that an earlier page had. */
    static List<LogEntry> without(List<LogEntry> entries, java.util.Set<String> seen) {
        List<LogEntry> rest = new ArrayList<>(entries);
        rest.removeIf(entry -> seen.contains(entry.id()));
        return rest;
    }
}
