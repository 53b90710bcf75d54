package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.search.LogPart;
import dev.porthole.connectors.api.logs.tail.SearchTail;
import dev.porthole.connectors.api.logs.tail.TailNews;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is written after a search was asked, and what becomes visible late. UI thread only. */
final class NewLineFeed {

    /** So long it may take from when a line is written until a search finds it. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final UiBridge bridge;
    private final InstantSource clock;
    private final Consumer<TailNews> listener;
    private @Nullable SearchTail tail;
    private @Nullable Object following;

    NewLineFeed(UiBridge bridge, InstantSource clock, Consumer<TailNews> listener) {
        this.bridge = bridge;
        this.clock = clock;
        this.listener = listener;
    }

    boolean isFollowing() {
        return tail != null;
    }

    /** @param newest the first part of the question's answer, which is shown */
    void follow(LogSearch.Question asked, LogPart newest, boolean paused) {
        stop();
        Instant since = since(asked, newest);
        List<LogEntry> shown = newest.entries().stream()
                .filter(line -> !time(line).isBefore(since))
                .toList();
        var begun = new Object();
        following = begun;
        var next = new SearchTail(
                asked.source(),
                asked.query(),
                since,
                shown,
                clock,
                task -> bridge.conflate(begun, task),
                news -> hear(begun, news));
        next.pause(paused);
        tail = next;
    }

    void pause(boolean now) {
        if (tail != null) {
            tail.pause(now);
        }
    }

    void stop() {
        if (tail != null) {
            tail.close();
            tail = null;
            following = null;
        }
    }

    /** What was on its way when another question came is not heard any more. */
    private void hear(Object from, TailNews news) {
        if (from == following) {
            listener.accept(news);
        }
    }

    /** A moment from which on all lines are shown that a search finds by now. */
    private static Instant since(LogSearch.Question asked, LogPart newest) {
        Instant wanted = later(
                asked.query().range().end().minus(LATE), asked.query().range().start());
        boolean whole = newest.entries().isEmpty() || newest.entries().size() < LogSearch.PAGE;
        return whole
                ? later(wanted, newest.looked().start())
                : later(wanted, time(newest.entries().getLast()).plusMillis(1));
    }

    private static Instant time(LogEntry line) {
        return Instant.ofEpochMilli(Math.floorDiv(line.timeNanos(), 1_000_000L));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
