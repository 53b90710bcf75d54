package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through an answer page by page. The first page, which is asked again and again, is a plain search; the second one
 * opens a point in time where the server has that, and all later ones stay in it, so that lines that come meanwhile
 * neither shift nor repeat any. A new point in time, also one in place of one that the server forgot, begins at the last
 * line's time, and what was delivered of that time is left out.
 */
final class Pager {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final String KEEP_ALIVE = "2m";

    private final SearchClient client;

    /**
     * Where the next page begins.
     *
     * @param pointInTime empty when none is open
     * @param after the last line's sort keys; empty when they belong to another order than the next page's
     * @param delivered ids of the lines of the last millisecond
     */
    private record Position(
            String pointInTime,
            List<Object> after,
            long lastNanos,
            Set<String> delivered,
            long total,
            boolean totalExact)
            implements LogPage.Cursor {

        Position from(String newPointInTime) {
            return new Position(newPointInTime, List.of(), lastNanos, delivered, total, totalExact);
        }

        Position after(List<Object> keys) {
            return new Position(pointInTime, keys, lastNanos, delivered, total, totalExact);
        }
    }

    /** One search, and where it was made. */
    private record Step(LogIndex index, SearchBody bodies, LogQuery query, int limit, Deadline deadline) {}

    Pager(SearchClient client) {
        this.client = client;
    }

    Outcome<LogPage> page(
            LogIndex index, LogQuery query, LogPage.@Nullable Cursor cursor, int limit, Deadline deadline) {
        var step = new Step(index, new SearchBody(index, client.json()), query, limit, deadline);
        if (!(cursor instanceof Position position)) {
            return first(step);
        }
        if (position.after.isEmpty()) {
            return begin(step, position);
        }
        Outcome<LogPage> next = next(step, position);
        boolean forgotten =
                next instanceof Outcome.Failed<LogPage>(Failure.NotFound gone) && !position.pointInTime.isEmpty();
        return forgotten ? begin(step, position) : next;
    }

    private Outcome<LogPage> first(Step step) {
        ObjectNode body = step.bodies.page(step.query, step.limit, step.deadline);
        step.bodies.count(body);
        return search(step, step.index.path("_search?ignore_unavailable=true"), body)
                .then(answer -> {
                    boolean more = answer.entries.size() >= step.limit;
                    Position next =
                            more ? at("", List.of(), answer.entries, Set.of(), answer.total, answer.totalExact) : null;
                    return Outcome.of(page(step, answer.entries, answer, next), answer.notes);
                });
    }

    /** The second page, or the one after a point in time was lost. */
    private Outcome<LogPage> begin(Step step, Position position) {
        if (!step.index.server().hasPointInTime()) {
            return next(step, position.from(""));
        }
        return switch (open(step)) {
            case Outcome.Success<String>(var id, var notes) -> next(step, position.from(id));
            case Outcome.Failed<String>(var failure) ->
                failure instanceof Failure.Forbidden ? next(step, position.from("")) : Outcome.failed(failure);
        };
    }

    private Outcome<LogPage> next(Step step, Position start) {
        Position position = start;
        List<String> notes = new ArrayList<>();
        while (true) {
            Outcome<HitReader.Answer> answered = search(step, path(step, position), body(step, position));
            if (!(answered instanceof Outcome.Success<HitReader.Answer>(var answer, var none))) {
                return answered.then(never -> Outcome.failed(new Failure.Cancelled(client.target(), "")));
            }
            notes.addAll(answer.notes);
            String pointInTime = answer.pointInTime == null ? position.pointInTime : answer.pointInTime;
            boolean more = answer.entries.size() >= step.limit;
            List<LogEntry> entries = without(answer.entries, position.delivered);
            if (!entries.isEmpty() || !more) {
                if (!more && !pointInTime.isEmpty()) {
                    close(step, pointInTime);
                }
                answer.total = position.total;
                answer.totalExact = position.totalExact;
                Position next = more
                        ? at(
                                pointInTime,
                                answer.lastSort,
                                entries,
                                position.delivered,
                                position.total,
                                position.totalExact)
                        : null;
                return Outcome.of(page(step, entries, answer, next), notes);
            }
            position = position.from(pointInTime).after(answer.lastSort);
        }
    }

    private static List<LogEntry> without(List<LogEntry> entries, Set<String> delivered) {
        return entries.stream().filter(entry -> !delivered.contains(entry.id())).toList();
    }

    private static String path(Step step, Position position) {
        return position.pointInTime.isEmpty() ? step.index.path("_search?ignore_unavailable=true") : "/_search";
    }

    private ObjectNode body(Step step, Position position) {
        boolean fromTheTop = position.after.isEmpty();
        LogQuery rest = fromTheTop ? step.query.withRange(until(step.query.range(), position.lastNanos)) : step.query;
        ObjectNode body = step.bodies.page(rest, step.limit, step.deadline);
        body.put("track_total_hits", false);
        boolean byPlace = !position.pointInTime.isEmpty() && step.index.server().hasShardDocSort();
        ((ArrayNode) body.path("sort")).addObject().put(byPlace ? "_shard_doc" : "_id", "desc");
        if (!position.pointInTime.isEmpty()) {
            ObjectNode pointInTime = body.putObject("pit");
            pointInTime.put("id", position.pointInTime);
            pointInTime.put("keep_alive", KEEP_ALIVE);
        }
        if (!fromTheTop) {
            ArrayNode keys = body.putArray("search_after");
            position.after.forEach(keys::addPOJO);
        }
        return body;
    }

    private static TimeRange until(TimeRange range, long nanos) {
        Instant end = Instant.ofEpochSecond(0, nanos);
        return end.isBefore(range.start()) || end.isAfter(range.end()) ? range : new TimeRange(range.start(), end);
    }

    private Outcome<HitReader.Answer> search(Step step, String path, ObjectNode body) {
        return client.stream(
                        SearchCall.post(path, body),
                        parser -> new HitReader(step.index.fields()).read(parser),
                        step.deadline)
                .then(answer -> answer.complete
                        ? Outcome.of(answer)
                        : Outcome.failed(new Failure.Unparseable(client.target(), "not the answer to a search")));
    }

    private static LogPage page(
            Step step, List<LogEntry> entries, HitReader.Answer answer, LogPage.@Nullable Cursor next) {
        return new LogPage(
                entries, answer.total, answer.totalExact, Duration.ofMillis(answer.tookMs), step.index.pattern(), next);
    }

    private static Position at(
            String pointInTime,
            List<Object> after,
            List<LogEntry> entries,
            Set<String> before,
            long total,
            boolean totalExact) {
        long lastMs = millis(entries.getLast());
        Set<String> delivered = new HashSet<>();
        for (LogEntry entry : entries.reversed()) {
            if (millis(entry) != lastMs) {
                break;
            }
            delivered.add(entry.id());
        }
        if (delivered.size() == entries.size()) {
            // maybe the same millisecond still; ids of an earlier one do no harm
            delivered.addAll(before);
        }
        return new Position(pointInTime, after, entries.getLast().timeNanos(), delivered, total, totalExact);
    }

    private static long millis(LogEntry entry) {
        return Math.floorDiv(entry.timeNanos(), 1_000_000L);
    }

    private Outcome<String> open(Step step) {
        boolean openSearch = step.index.server().openSearch();
        String path = step.index.path((openSearch ? "_search/point_in_time" : "_pit") + "?keep_alive=" + KEEP_ALIVE);
        return client.ask(
                SearchCall.post(path),
                root -> Outcome.of(root.path(openSearch ? "pit_id" : "id").asString("")),
                step.deadline);
    }

    /** Gives a point in time back; one that is gone already needs nothing. */
    private void close(Step step, String id) {
        ObjectNode body = client.json().createObjectNode();
        boolean openSearch = step.index.server().openSearch();
        if (openSearch) {
            body.putArray("pit_id").add(id);
        } else {
            body.put("id", id);
        }
        String path = openSearch ? "/_search/point_in_time" : "/_pit";
        Outcome<Boolean> closed = client.ask(SearchCall.delete(path, body), root -> Outcome.of(true), step.deadline);
        if (closed instanceof Outcome.Failed<Boolean>(var failure)) {
            LOG.debug("a point in time is left to expire by itself: {}", failure);
        }
    }
}
