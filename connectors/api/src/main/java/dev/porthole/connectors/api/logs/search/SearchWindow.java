package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a range into windows that lie side by side, from the end where a search begins. They meet between two milliseconds,
 * for no more is stored by most indices, and a line must be in one window only.
 */
final class SearchWindow {

    private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

    private final TimeRange range;
    private final boolean newestFirst;

    /** What has been looked through; null before the first window. */
    private @Nullable TimeRange looked;

    SearchWindow(LogQuery query) {
        this.range = query.range();
        this.newestFirst = query.order() == LogQuery.Order.NEWEST_FIRST;
    }

    boolean isOver() {
        return looked != null && (newestFirst ? looked.start() : looked.end()).equals(edge());
    }

    private Instant edge() {
        return newestFirst ? range.start() : range.end();
    }

    /** The next window; about that wide. */
    TimeRange next(Duration width) {
        if (newestFirst) {
            Instant end = looked == null
                    ? range.end()
                    : looked.start().truncatedTo(ChronoUnit.MILLIS).minusNanos(1);
            Instant start = end.minus(width).truncatedTo(ChronoUnit.MILLIS);
            return new TimeRange(start.isAfter(range.start()) ? start : earlier(range.start(), end), end);
        }
        Instant start = looked == null
                ? range.start()
                : looked.end().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Instant end = start.plus(width).truncatedTo(ChronoUnit.MILLIS).plus(ALMOST_A_MILLISECOND);
        return new TimeRange(start, end.isBefore(range.end()) ? end : later(range.end(), start));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void looked(TimeRange window) {
        Instant edge = edge();
        boolean last = newestFirst
                ? !window.start().truncatedTo(ChronoUnit.MILLIS).isAfter(edge)
                : !window.end()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .plus(ALMOST_A_MILLISECOND)
                        .isBefore(edge);
        looked = last
                ? range
                : newestFirst ? new TimeRange(window.start(), range.end()) : new TimeRange(range.start(), window.end());
    }

    /** What has been looked through when {@code window} is only begun. */
    TimeRange looked() {
        TimeRange known = looked;
        return known != null ? known : newestFirst ? at(range.end()) : at(range.start());
    }

    private static TimeRange at(Instant instant) {
        return new TimeRange(instant, instant);
    }

    Duration whole() {
        return range.length();
    }
}
