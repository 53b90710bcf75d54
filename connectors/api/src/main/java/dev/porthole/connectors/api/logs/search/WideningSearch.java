package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One search, step by step: the nearest time first, then further away, wider as less is found. Each step is one page that can
 * be shown when it comes; the time to the far end is looked through only when somebody wants it. When the server runs out of
 * time or asks for patience (429), the window gets smaller, and that is said. For one thread at a time; interrupting it ends
 * a step, and what came before stays good.
 */
public final class WideningSearch {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration SMALLEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A step with so little left is not begun. */
    private static final Duration LEAST = Duration.ofMillis(50);

    /** Parts of the time that is left which a step may take, so that a smaller one can follow it. */
    private static final int SHARE = 2;

    private static final int SHRINK = 8;
    private static final int GROW = 4;
    private static final int GROW_WHEN_EMPTY = 12;

    private final LogSource source;
    private final LogQuery query;
    private final SearchWindow windows;
    private final List<Detail> said = new ArrayList<>();
    private Duration width;
    private @Nullable TimeRange window;
    private LogPage.@Nullable Cursor cursor;
    private int found;
    private long total;
    private boolean exact = true;

    /** @param query its order says at which end it begins */
    public WideningSearch(LogSource source, LogQuery query) {
        this(source, query, source.isIndexed() ? FIRST : query.range().length());
    }

    /** @param first how much time the first step looks through */
    public WideningSearch(LogSource source, LogQuery query, Duration first) {
        this.source = source;
        this.query = query;
        this.windows = new SearchWindow(query);
        this.width = first.compareTo(SMALLEST) < 0 ? SMALLEST : first;
    }

    public boolean isOver() {
        return window == null && windows.isOver();
    }

    /** The next step. After a failure, the same one is tried again. */
    public Outcome<LogPart> next(int limit, Deadline deadline) {
        said.clear();
        while (true) {
            TimeRange now = window == null ? windows.next(width) : window;
            boolean within = cursor != null;
            Outcome<LogPage> answered = source.search(query.withRange(now), cursor, limit, step(now, within, deadline));
            boolean canShrink = !within && width.compareTo(SMALLEST) > 0;
            switch (answered) {
                case Outcome.Success<LogPage>(var page, var notes) -> {
                    if (page.timedOut() && canShrink && left(deadline)) {
                        shrink("logs.window-slow");
                    } else {
                        return Outcome.of(took(now, page, notes));
                    }
                }
                case Outcome.Failed<LogPage>(Failure.TimedOut slow) -> {
                    if (!canShrink || !left(deadline)) {
                        return Outcome.failed(slow);
                    }
                    shrink("logs.window-slow");
                }
                case Outcome.Failed<LogPage>(Failure.RateLimited busy) -> {
                    if (!left(deadline) || !waited(busy, deadline)) {
                        return Outcome.failed(busy);
                    }
                    if (canShrink) {
                        shrink("logs.window-busy");
                    }
                }
                case Outcome.Failed<LogPage> other -> {
                    return Outcome.failed(other.failure());
                }
            }
        }
    }

    private static boolean left(Deadline deadline) {
        return deadline.remaining().compareTo(LEAST) > 0;
    }

    /** The smallest window and the last one have all the time there is. */
    private Deadline step(TimeRange now, boolean within, Deadline deadline) {
        boolean small = within || now.length().compareTo(SMALLEST) <= 0;
        return small ? deadline : Deadline.after(deadline.remaining().dividedBy(SHARE));
    }

    private LogPart took(TimeRange now, LogPage page, List<Detail> notes) {
        found += page.entries().size();
        if (cursor == null) {
            total += Math.max(page.total(), page.entries().size());
            exact &= page.totalExact() && page.total() >= 0;
        }
        cursor = page.next();
        if (cursor == null) {
            windows.looked(now);
            widen();
            window = null;
        } else {
            window = now;
        }
        boolean over = isOver();
        return new LogPart(
                page.entries(), total, exact && windows.isOver(), windows.looked(), page.where(), over, said, notes);
    }

    private void widen() {
        Duration wider = width.multipliedBy(found == 0 ? GROW_WHEN_EMPTY : GROW);
        width = wider.compareTo(windows.whole()) > 0 ? max(windows.whole(), SMALLEST) : wider;
        found = 0;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void shrink(String why) {
        Duration asked = windows.next(width).length();
        width = max(asked.dividedBy(SHRINK), SMALLEST);
        said.clear();
        said.add(Detail.of(why, width));
    }

    /** Whether the server was given the time it asked for; there was no more than there is. */
    private static boolean waited(Failure.RateLimited busy, Deadline deadline) {
        Duration pause = busy.retryAfter() == null ? PATIENCE : busy.retryAfter();
        if (pause.compareTo(deadline.remaining()) >= 0) {
            return false;
        }
        try {
            return !new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
