package dev.porthole.views.text;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Ranges and refresh intervals in words, and those that are offered. */
public final class TimeWords {

    public static final List<Duration> RANGES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofDays(2),
            Duration.ofDays(7));
    /** Zero: paused. */
    public static final List<Duration> REFRESHES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Messages messages;
    private final ZoneId zone;

    public TimeWords(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    public String of(TimeChoice choice, Instant now) {
        return switch (choice) {
            case TimeChoice.Last(var length) -> last(length);
            case TimeChoice.Fixed(var range) -> fixed(range, now);
        };
    }

    public String last(Duration length) {
        String key = "range." + length;
        return messages.has(key)
                ? messages.text(key)
                : messages.text("range.last", new Amount(length.toSeconds(), Quantity.SECONDS));
    }

    public String refresh(Duration interval) {
        return interval.isZero()
                ? messages.text("refresh.off")
                : new Amount(interval.toSeconds(), Quantity.SECONDS).in(messages);
    }

    /** The offset from UTC at {@code now}, such as "UTC+09:00". */
    public String offset(Instant now) {
        String id = zone.getRules().getOffset(now).getId();
        return id.equals("Z") ? "UTC" : "UTC" + id;
    }

    private String fixed(TimeRange range, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = LocalDate.ofInstant(range.start(), zone);
        LocalDate last = LocalDate.ofInstant(range.end(), zone);
        DateTimeFormatter start = first.equals(today) && last.equals(today) ? TIME : DAY_AND_TIME;
        DateTimeFormatter end = first.equals(last) ? TIME : DAY_AND_TIME;
        return start.format(range.start().atZone(zone)) + " \u2013 "
                + end.format(range.end().atZone(zone));
    }
}
