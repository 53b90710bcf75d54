package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.kql.BadKql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through an answer page by page, in either order. The first page, which is asked again and again, is a plain search; the second one
 * opens a point in time where the server has that, and all later ones stay in it, so that lines that come meanwhile
 * neither shift nor repeat any. A new point in time, also one in place of one that the server forgot, begins at the last
 * line's time, and what was delivered of that time is left out.
 */
final class Pager {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final String KEEP_ALIVE = "2m";

    /** Another page is looked through only with this much time left. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    private static final int ALL_AT_ONCE = 1_000;

    /** What shards say of a point in time that is gone. */
    private static final String FORGOTTEN = "No search context found";

    private static final Pattern WINDOW =
            Pattern.compile("(?:window|size).{1,80}?less than or equal to: \\[(\\d{1,9})\\]");

    private final SearchClient client;

    /** The most lines that some index gives at once. */
    private volatile int window = Integer.MAX_VALUE;

    private volatile boolean storedIsUseless;

    /**
     * Where the next page begins.
     *
     * @param pointInTime empty when none is open
     * @param after the last line's sort keys; empty when they belong to another order than the next page's
     * @param delivered ids of the lines of the last millisecond
     * @param said what was less than whole on the pages before; it holds for all that is shown
     */
    private record Position(
            String pointInTime,
            List<Object> after,
            long lastNanos,
            Set<String> delivered,
            long total,
            boolean totalExact,
            List<Detail> said)
            implements LogPage.Cursor {

        Position from(String newPointInTime) {
            return new Position(newPointInTime, List.of(), lastNanos, delivered, total, totalExact, said);
        }

        Position after(List<Object> keys) {
            return new Position(pointInTime, keys, lastNanos, delivered, total, totalExact, said);
        }
    }

    /** One search, and where it was made. */
    private record Step(LogIndex index, SearchBody bodies, LogQuery query, int limit, Deadline deadline) {

        /** The server cannot tell the levels that only texts say. */
        List<LogEntry> wanted(List<LogEntry> entries) {
            return entries.stream()
                    .filter(entry -> SearchBody.isWanted(query, entry.level()))
                    .toList();
        }
    }

    Pager(SearchClient client) {
        this.client = client;
    }

    Outcome<LogPage> page(
            LogIndex index, LogQuery query, LogPage.@Nullable Cursor cursor, int limit, Deadline deadline) {
        Outcome<LogPage> page = page(step(index, query, limit, deadline, false), cursor);
        boolean tooDear = page instanceof Outcome.Failed<LogPage>(Failure.BadQuery bad)
                && bad.detail().toString().contains("allow_expensive_queries");
        return !tooDear
                ? page
                : page(step(index, query, limit, deadline, true), cursor)
                        .then(some -> Outcome.of(some, List.of(Detail.of("elastic.cheap"))));
    }

    private Step step(LogIndex index, LogQuery query, int limit, Deadline deadline, boolean cheap) {
        return new Step(index, new SearchBody(index, client.json(), cheap), query, limit, deadline);
    }

    private Outcome<LogPage> page(Step step, LogPage.@Nullable Cursor cursor) {
        try {
            return from(step, cursor).then(page -> Outcome.of(page, step.bodies.omissions(step.query)));
        } catch (BadKql bad) {
            return Outcome.failed(new Failure.BadQuery(client.target(), bad.detail(), bad.column()));
        }
    }

    private Outcome<LogPage> from(Step step, LogPage.@Nullable Cursor cursor) throws BadKql {
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

    private Outcome<LogPage> first(Step step) throws BadKql {
        ObjectNode body = step.bodies.page(step.query, step.limit, step.deadline);
        step.bodies.count(body, step.query);
        Outcome<HitReader.Answer> answered = search(step, path(step, ""), body);
        if (!(answered instanceof Outcome.Success<HitReader.Answer>(var answer, var none))) {
            return answered.then(never -> Outcome.failed(new Failure.Cancelled(client.target(), "")));
        }
        List<LogEntry> wanted = step.wanted(answer.entries);
        if (answer.open > 0) {
            answer.total = Math.max(wanted.size(), answer.total - answer.open);
            answer.totalExact = answer.entries.size() < answer.asked;
        }
        if (answer.entries.size() < answer.asked) {
            return Outcome.of(page(step, wanted, answer, null), answer.notes);
        }
        Position before = new Position("", List.of(), 0, Set.of(), answer.total, answer.totalExact, answer.notes);
        Position next = at(before, answer.entries);
        return wanted.isEmpty() ? begin(step, next) : Outcome.of(page(step, wanted, answer, next), answer.notes);
    }

    /** The second page, or the one after a point in time was lost. */
    private Outcome<LogPage> begin(Step step, Position position) throws BadKql {
        if (!step.index.server().hasPointInTime()) {
            return next(step, position.from(""));
        }
        return switch (open(step)) {
            case Outcome.Success<String>(var id, var notes) -> next(step, position.from(id));
            case Outcome.Failed<String>(var failure) ->
                isWithout(failure) ? next(step, position.from("")) : Outcome.failed(failure);
        };
    }

    /** Not allowed, or not known there though the version says so: paged without. */
    private static boolean isWithout(Failure failure) {
        return failure instanceof Failure.Forbidden
                || failure instanceof Failure.NotFound
                || failure instanceof Failure.BadQuery
                || failure instanceof Failure.Unsupported;
    }

    private Outcome<LogPage> next(Step step, Position start) throws BadKql {
        Position position = start;
        Set<Detail> notes = new LinkedHashSet<>(start.said);
        while (true) {
            Outcome<HitReader.Answer> answered = search(step, path(step, position.pointInTime), body(step, position));
            if (!(answered instanceof Outcome.Success<HitReader.Answer>(var answer, var none))) {
                return answered.then(never -> Outcome.failed(new Failure.Cancelled(client.target(), "")));
            }
            notes.addAll(answer.notes);
            String pointInTime = answer.pointInTime == null ? position.pointInTime : answer.pointInTime;
            boolean more = answer.entries.size() >= answer.asked;
            List<LogEntry> entries = without(answer.entries, position.delivered);
            List<LogEntry> wanted = step.wanted(entries);
            // what is not wanted is looked through as long as there is time for another page
            boolean lastLook = !entries.isEmpty() && step.deadline.remaining().compareTo(SPARE) < 0;
            if (!wanted.isEmpty() || !more || lastLook) {
                if (!more && !pointInTime.isEmpty()) {
                    close(step, pointInTime);
                }
                answer.total = position.total;
                answer.totalExact = position.totalExact;
                List<Detail> said = List.copyOf(notes);
                Position here = new Position(
                        pointInTime,
                        answer.lastSort,
                        position.lastNanos,
                        position.delivered,
                        position.total,
                        position.totalExact,
                        said);
                Position next = !more ? null : entries.isEmpty() ? here : at(here, entries);
                return Outcome.of(page(step, wanted, answer, next), said);
            }
            Position passed = position.from(pointInTime).after(answer.lastSort);
            position = entries.isEmpty() ? passed : at(passed, entries);
        }
    }

    private static List<LogEntry> without(List<LogEntry> entries, Set<String> delivered) {
        return entries.stream().filter(entry -> !delivered.contains(entry.id())).toList();
    }

    private static String path(Step step, String pointInTime) {
        String at = pointInTime.isEmpty() ? step.index.path("_search?ignore_unavailable=true") : "/_search?";
        // Where times are milliseconds here and nanoseconds there, servers compare the one with the other and skip
        // shards that
        // are asked late: so all are asked at once.
        return step.index.fields().isMixedTime() ? at + "&max_concurrent_shard_requests=" + ALL_AT_ONCE : at;
    }

    private ObjectNode body(Step step, Position position) throws BadKql {
        boolean fromTheTop = position.after.isEmpty();
        LogQuery rest = fromTheTop ? beyond(step.query, position.lastNanos) : step.query;
        ObjectNode body = step.bodies.page(rest, step.limit, step.deadline);
        body.put("track_total_hits", false);
        boolean byPlace = !position.pointInTime.isEmpty() && step.index.server().hasShardDocSort();
        ArrayNode sort = (ArrayNode) body.path("sort");
        if (byPlace) {
            sort.addObject().put("_shard_doc", SearchBody.direction(step.query));
        } else {
            // an id is one within its index only
            sort.addObject().put("_id", SearchBody.direction(step.query));
            sort.addObject().put("_index", SearchBody.direction(step.query));
        }
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

    /** The rest of a query from a line's time on, that time included. */
    private static LogQuery beyond(LogQuery query, long nanos) {
        Instant time = Instant.ofEpochSecond(0, nanos);
        TimeRange range = query.range();
        return !range.contains(time)
                ? query
                : query.withRange(
                        query.order() == LogQuery.Order.NEWEST_FIRST
                                ? new TimeRange(range.start(), time)
                                : new TimeRange(time, range.end()));
    }

    /** A server that gives less at once than is asked for is asked for less; one that keeps no documents, for what it keeps. */
    private Outcome<HitReader.Answer> search(Step step, String path, ObjectNode body) {
        int size = Math.min(step.limit, window);
        body.put("size", size);
        Outcome<HitReader.Answer> outcome = once(step, path, body, size);
        OptionalInt most = mostAtOnce(outcome);
        if (most.isPresent() && most.getAsInt() < size) {
            window = most.getAsInt();
            return search(step, path, body);
        }
        boolean bare = outcome instanceof Outcome.Success<HitReader.Answer>(var answer, var notes)
                && answer.withoutSource > 0
                && !storedIsUseless;
        if (!bare) {
            return outcome;
        }
        step.bodies.withStored(body);
        Outcome<HitReader.Answer> stored = once(step, path, body, size);
        storedIsUseless = stored instanceof Outcome.Success<HitReader.Answer>(var second, var more)
                && outcome instanceof Outcome.Success<HitReader.Answer>(var first, var none)
                && second.withoutSource == first.withoutSource;
        return stored instanceof Outcome.Success<HitReader.Answer> ? stored : outcome;
    }

    private static OptionalInt mostAtOnce(Outcome<HitReader.Answer> outcome) {
        String told = switch (outcome) {
            case Outcome.Failed<HitReader.Answer>(Failure.BadQuery bad) ->
                bad.detail().toString();
            case Outcome.Success<HitReader.Answer>(var answer, var notes) -> answer.shardReason;
            default -> "";
        };
        Matcher window = WINDOW.matcher(told);
        return window.find() ? OptionalInt.of(Integer.parseInt(window.group(1))) : OptionalInt.empty();
    }

    private Outcome<HitReader.Answer> once(Step step, String path, ObjectNode body, int size) {
        return client.stream(
                        SearchCall.post(path, body),
                        parser -> new HitReader(step.index.fields()).read(parser),
                        step.deadline)
                .then(answer -> {
                    answer.asked = size;
                    if (answer.shardReason.contains(FORGOTTEN)) {
                        // some shards had nothing to tell anyway; what the others had would be lost
                        return Outcome.failed(new Failure.NotFound(client.target(), Detail.said(answer.shardReason)));
                    }
                    return answer.complete
                            ? Outcome.of(answer)
                            : Outcome.failed(
                                    new Failure.Unparseable(client.target(), Detail.of("elastic.no-search-answer")));
                });
    }

    private static LogPage page(
            Step step, List<LogEntry> entries, HitReader.Answer answer, LogPage.@Nullable Cursor next) {
        return new LogPage(
                entries,
                answer.total,
                answer.totalExact,
                Duration.ofMillis(answer.tookMs),
                step.index.pattern(),
                next,
                answer.timedOut);
    }

    /** After these lines, which are not empty. */
    private static Position at(Position before, List<LogEntry> entries) {
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
            delivered.addAll(before.delivered);
        }
        return new Position(
                before.pointInTime,
                before.after,
                entries.getLast().timeNanos(),
                delivered,
                before.total,
                before.totalExact,
                before.said);
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
