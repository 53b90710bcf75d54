package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through an answer page by page. The first page, which is asked again and again, is a plain search; the second one
 * opens a point in time where the server has that, and all later ones stay in it, so that lines that come meanwhile
 * neither shift nor repeat any. Where there is none, the document's id breaks ties.
 */
final class Pager {

    private static final String KEEP_ALIVE = "2m";

    private final SearchTransport transport;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Where the next page begins.
     *
     * @param pointInTime empty when none is open
     * @param after the last line's sort keys; empty for the first page in a new point in time
     * @param lastMs the last line's time
     * @param seen ids of the lines at that very time, which may come again when keys cannot be compared
     */
    record Position(String pointInTime, List<Object> after, long lastMs, Set<String> seen) implements LogPage.Cursor {}

    Pager(SearchTransport transport) {
        this.transport = transport;
    }

    Outcome<LogPage> page(
            LogIndex index,
            SearchBody bodies,
            LogQuery query,
            LogPage.@Nullable Cursor cursor,
            int limit,
            Deadline deadline) {
        if (!(cursor instanceof Position position)) {
            return first(index, bodies, query, limit, deadline);
        }
        if (!index.server().hasPointInTime()) {
            return later(index, bodies, query, position, limit, deadline);
        }
        if (position.pointInTime.isEmpty()) {
            return open(index, deadline).then(id -> inPointInTime(index, bodies, query, position, id, limit, deadline));
        }
        Outcome<LogPage> next = inPointInTime(index, bodies, query, position, position.pointInTime, limit, deadline);
        // forgotten by the server: a new one, from the last line on
        return next instanceof Outcome.Failed<LogPage>(Failure.NotFound forgotten)
                ? open(index, deadline)
                        .then(id -> inPointInTime(
                                index,
                                bodies,
                                query,
                                new Position("", List.of(), position.lastMs, position.seen),
                                id,
                                limit,
                                deadline))
                : next;
    }

    private Outcome<LogPage> first(LogIndex index, SearchBody bodies, LogQuery query, int limit, Deadline deadline) {
        ObjectNode body = bodies.page(query, limit);
        if (!index.server().hasPointInTime()) {
            ((ArrayNode) body.path("sort")).addObject().put("_id", "desc");
        }
        return search(index, index.path("_search?ignore_unavailable=true"), body, Set.of(), limit, "", deadline);
    }

    private Outcome<LogPage> later(
            LogIndex index, SearchBody bodies, LogQuery query, Position position, int limit, Deadline deadline) {
        ObjectNode body = bodies.page(query, limit);
        ((ArrayNode) body.path("sort")).addObject().put("_id", "desc");
        keys(body.putArray("search_after"), position.after);
        return search(index, index.path("_search?ignore_unavailable=true"), body, Set.of(), limit, "", deadline);
    }

    private Outcome<LogPage> inPointInTime(
            LogIndex index,
            SearchBody bodies,
            LogQuery query,
            Position position,
            String id,
            int limit,
            Deadline deadline) {
        boolean fromTheTop = position.after.isEmpty() || position.pointInTime.isEmpty();
        int size = fromTheTop ? limit + position.seen.size() : limit;
        LogQuery rest = fromTheTop ? query.withRange(until(query.range(), position.lastMs)) : query;
        ObjectNode body = bodies.page(rest, size);
        // Elasticsearch breaks ties by itself inside a point in time, OpenSearch has to be told how
        if (index.server().openSearch()) {
            ((ArrayNode) body.path("sort")).addObject().put("_id", "desc");
        }
        ObjectNode pointInTime = body.putObject("pit");
        pointInTime.put("id", id);
        pointInTime.put("keep_alive", KEEP_ALIVE);
        if (!fromTheTop) {
            keys(body.putArray("search_after"), position.after);
        }
        return search(index, "/_search", body, fromTheTop ? position.seen : Set.of(), limit, id, deadline);
    }

    private static TimeRange until(TimeRange range, long lastMs) {
        Instant end = Instant.ofEpochMilli(lastMs);
        return end.isBefore(range.start()) ? range : new TimeRange(range.start(), end);
    }

    private static void keys(ArrayNode array, List<Object> keys) {
        for (Object key : keys) {
            if (key instanceof Long number) {
                array.add(number);
            } else {
                array.add(String.valueOf(key));
            }
        }
    }

    private Outcome<String> open(LogIndex index, Deadline deadline) {
        boolean openSearch = index.server().openSearch();
        String path = index.path((openSearch ? "_search/point_in_time" : "_pit") + "?keep_alive=" + KEEP_ALIVE);
        return transport.send(
                SearchCall.post(path),
                answer -> {
                    if (answer.status() != 200) {
                        return ErrorAnswer.failed(transport.target(), answer);
                    }
                    try {
                        var root = json.readTree(answer.body());
                        return Outcome.of(
                                root.path(openSearch ? "pit_id" : "id").asString(""));
                    } catch (JacksonException malformed) {
                        return unparseable(malformed);
                    }
                },
                deadline);
    }

    /** Gives a point in time back; one that is gone already needs nothing. */
    private void close(LogIndex index, String id, Deadline deadline) {
        ObjectNode body = json.createObjectNode();
        boolean openSearch = index.server().openSearch();
        if (openSearch) {
            body.putArray("pit_id").add(id);
        } else {
            body.put("id", id);
        }
        String path = openSearch ? "/_search/point_in_time" : "/_pit";
        Outcome<Integer> closed =
                transport.send(SearchCall.delete(path, body), answer -> Outcome.of(answer.status()), deadline);
        if (closed instanceof Outcome.Failed<Integer>(var failure)) {
            org.slf4j.LoggerFactory.getLogger(Pager.class)
                    .debug("a point in time is left to expire by itself: {}", failure);
        }
    }

    private Outcome<LogPage> search(
            LogIndex index,
            String path,
            ObjectNode body,
            Set<String> seen,
            int limit,
            String pointInTime,
            Deadline deadline) {
        Outcome<HitReader.Answer> answered = transport.send(
                SearchCall.post(path, body),
                answer -> answer.status() == 200
                        ? read(index, answer.body())
                        : ErrorAnswer.failed(transport.target(), answer),
                deadline);
        return answered.then(answer -> {
            List<LogEntry> entries = ElasticLogSource.without(answer.entries, seen);
            boolean last = answer.entries.size() < limit + seen.size();
            String id = answer.pointInTime == null ? pointInTime : answer.pointInTime;
            if (last && !id.isEmpty()) {
                close(index, id, deadline);
            }
            LogPage.Cursor next = last || entries.isEmpty() ? null : position(id, answer.lastSort, entries);
            return Outcome.of(
                    new LogPage(
                            entries,
                            answer.total,
                            answer.totalExact,
                            Duration.ofMillis(answer.tookMs),
                            index.pattern(),
                            next),
                    answer.notes);
        });
    }

    private static Position position(String pointInTime, List<Object> sort, List<LogEntry> entries) {
        long lastMs = entries.getLast().timeNanos() / 1_000_000;
        Set<String> sameTime = new HashSet<>();
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).timeNanos() / 1_000_000 == lastMs; i--) {
            sameTime.add(entries.get(i).id());
        }
        return new Position(pointInTime, sort, lastMs, sameTime);
    }

    private Outcome<HitReader.Answer> read(LogIndex index, java.io.InputStream body) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            return Outcome.of(new HitReader(index.fields()).read(parser));
        } catch (JacksonException malformed) {
            return unparseable(malformed);
        }
    }

    private <T> Outcome<T> unparseable(JacksonException malformed) {
        return Outcome.failed(new Failure.Unparseable(transport.target(), malformed.getOriginalMessage()));
    }
}
