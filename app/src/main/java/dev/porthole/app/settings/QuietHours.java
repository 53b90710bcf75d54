package dev.porthole.app.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Hours of each day in which nobody is told; past midnight when they end earlier than they begin.
 *
 * @param to is no longer one of them; not equal to {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public boolean contains(LocalTime time) {
        boolean afterBegin = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        return from.isBefore(to) ? afterBegin && beforeEnd : afterBegin || beforeEnd;
    }

    /** From a moment within them until they are over. */
    public Duration left(ZonedDateTime now) {
        ZonedDateTime end = now.with(to);
        return Duration.between(now, end.isAfter(now) ? end : now.plusDays(1).with(to));
    }
}
