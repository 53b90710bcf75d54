package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.kql.BadKql;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts lines over time by level: those whose fields tell it by the server, the others by reading them, all of them when
 * they are few, else some of them at random, which is said.
 */
final class HistogramSearch {

    private static final int READ = 2_000;

    private final SearchClient client;
    private final LogIndex index;
    private final LogQuery query;
    private final Deadline deadline;
    private final SearchBody bodies;

    HistogramSearch(SearchClient client, LogIndex index, LogQuery query, Deadline deadline) {
        this.client = client;
        this.index = index;
        this.query = query;
        this.deadline = deadline;
        this.bodies = new SearchBody(index, client.json(), false);
    }

    Outcome<LogHistogram> read(int buckets) {
        try {
            var reader = new HistogramReader(query, buckets);
            ObjectNode body = bodies.histogram(query, reader.stepMs(), deadline);
            return client.ask(SearchCall.post(path(), body), reader::read, deadline)
                    .then(open -> levels(reader, open))
                    .then(histogram -> Outcome.of(histogram, bodies.omissions(query)))
                    .then(histogram -> Outcome.of(histogram, index.notes()));
        } catch (BadKql bad) {
            return Outcome.failed(new Failure.BadQuery(client.target(), bad.detail(), bad.column()));
        }
    }

    private String path() {
        return index.path("_search?ignore_unavailable=true");
    }

    /** @param open how many lines' levels are still to be read */
    private Outcome<LogHistogram> levels(HistogramReader reader, long open) {
        if (open == 0) {
            return Outcome.of(reader.histogram());
        }
        try {
            ObjectNode body = bodies.withoutLevel(query, READ, open > READ, deadline);
            return client.stream(
                            SearchCall.post(path(), body),
                            parser -> new HitReader(index.fields()).read(parser).entries,
                            deadline)
                    .then(lines -> {
                        reader.spread(lines);
                        return Outcome.of(
                                reader.histogram(),
                                lines.size() < open
                                        ? List.of(Detail.of("elastic.estimated", open, lines.size()))
                                        : List.of());
                    });
        } catch (BadKql bad) {
            return Outcome.failed(new Failure.BadQuery(client.target(), bad.detail(), bad.column()));
        }
    }
}
