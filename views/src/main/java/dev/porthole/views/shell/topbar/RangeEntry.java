package dev.porthole.views.shell.topbar;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.i18n.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** A fixed range as it is typed: a date and a time, a time of today, or "now". */
public final class RangeEntry {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, java.time.format.SignStyle.NOT_NEGATIVE)
            .appendPattern(":mm[:ss]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    public RangeEntry(ZoneId zone) {
        this.zone = zone;
    }

    /** What was typed comes to a range, or to a remark at one of the fields or both. */
    public record Result(Optional<TimeRange> range, Optional<Phrase> from, Optional<Phrase> to) {}

    public Result read(String from, String to, Instant now) {
        Optional<Instant> start = instant(from, now);
        Optional<Instant> end = instant(to, now);
        if (start.isEmpty() || end.isEmpty()) {
            return new Result(Optional.empty(), remarkUnless(start), remarkUnless(end));
        }
        if (!start.get().isBefore(end.get())) {
            return new Result(Optional.empty(), Optional.empty(), Optional.of(Phrase.of("range.error.order")));
        }
        if (start.get().isAfter(now)) {
            return new Result(Optional.empty(), Optional.of(Phrase.of("range.error.future")), Optional.empty());
        }
        return new Result(Optional.of(new TimeRange(start.get(), end.get())), Optional.empty(), Optional.empty());
    }

    public String written(Instant instant) {
        return WRITTEN.format(instant.atZone(zone));
    }

    private static Optional<Phrase> remarkUnless(Optional<Instant> instant) {
        return instant.isPresent() ? Optional.empty() : Optional.of(Phrase.of("range.error.form"));
    }

    private Optional<Instant> instant(String typed, Instant now) {
        String text = typed.strip().replace('T', ' ');
        if (text.equalsIgnoreCase("now")) {
            return Optional.of(now);
        }
        try {
            int space = text.indexOf(' ');
            LocalDate date = space < 0 && text.contains(":")
                    ? LocalDate.ofInstant(now, zone)
                    : LocalDate.parse(space < 0 ? text : text.substring(0, space), DATE);
            LocalTime time = text.contains(":")
                    ? LocalTime.parse(text.substring(space + 1).strip(), TIME)
                    : LocalTime.MIDNIGHT;
            return Optional.of(LocalDateTime.of(date, time).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
