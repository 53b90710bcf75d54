package dev.porthole.views.alerts.silences;

import dev.porthole.views.time.TypedTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Ends that are offered for a silence. A length counts from when it is written. */
public enum SilenceEnd {
    HALF_HOUR("+30m"),
    TWO_HOURS("+2h"),
    EIGHT_HOURS("+8h"),
    TOMORROW(""),
    DAY("+1d"),
    WEEK("+1w");

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final String typed;

    SilenceEnd(String typed) {
        this.typed = typed;
    }

    /** As it is typed into the field. */
    String typed(Instant now, ZoneId zone) {
        return this == TOMORROW
                ? new TypedTime(zone)
                        .written(now.atZone(zone)
                                .toLocalDate()
                                .plusDays(1)
                                .atTime(MORNING)
                                .atZone(zone)
                                .toInstant())
                : typed;
    }
}
