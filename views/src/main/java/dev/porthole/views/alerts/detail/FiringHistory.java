package dev.porthole.views.alerts.detail;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * How often an alert fired, how long in all, and at which hours of the day.
 *
 * @param hours for each hour of the day, how long it fired in it
 */
public record FiringHistory(int times, Duration length, List<Duration> hours) {

    private static final int HOURS = 24;

    public FiringHistory {
        hours = List.copyOf(hours);
    }

    /** @param zone whose hours they are */
    static FiringHistory of(List<TimeRange> fired, ZoneId zone) {
        long[] seconds = new long[HOURS];
        Duration all = Duration.ZERO;
        for (TimeRange range : fired) {
            all = all.plus(range.length());
            Instant at = range.start();
            while (at.isBefore(range.end())) {
                var local = at.atZone(zone);
                Instant next = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
                Instant until = next.isBefore(range.end()) ? next : range.end();
                seconds[local.getHour()] += Duration.between(at, until).toSeconds();
                at = until;
            }
        }
        return new FiringHistory(
                fired.size(),
                all,
                Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList());
    }
}
