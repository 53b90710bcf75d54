package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.kql.BadKql;
import java.util.List;

/** Asks for lines at random, by the server's random scores. */
final class SampleSearch {

    private final SearchClient client;
    private final LogIndex index;

    SampleSearch(SearchClient client, LogIndex index) {
        this.client = client;
        this.index = index;
    }

    Outcome<LogSample> of(LogQuery query, int limit, Deadline deadline) {
        try {
            var body = new SearchBody(index, client.json(), false).sample(query, limit, deadline);
            return client.stream(
                            SearchCall.post(index.path("_search?ignore_unavailable=true"), body),
                            parser -> new HitReader(index.fields()).read(parser),
                            deadline)
                    .then(answer -> answer.complete
                            ? Outcome.of(sample(query, answer, limit), answer.notes)
                            : Outcome.failed(
                                    new Failure.Unparseable(client.target(), Detail.of("elastic.no-search-answer"))));
        } catch (BadKql bad) {
            return Outcome.failed(new Failure.BadQuery(client.target(), bad.detail(), bad.column()));
        }
    }

    private static LogSample sample(LogQuery query, HitReader.Answer answer, int limit) {
        List<LogEntry> wanted = answer.entries.stream()
                .filter(entry -> SearchBody.isWanted(query, entry.level()))
                .toList();
        boolean all = answer.entries.size() < limit;
        return new LogSample(
                wanted,
                all ? wanted.size() : answer.total,
                all || answer.totalExact,
                all ? LogSample.Way.ALL : LogSample.Way.RANDOM);
    }
}
