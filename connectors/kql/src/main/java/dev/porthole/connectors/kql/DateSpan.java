package dev.porthole.connectors.kql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time that a written date means: a day or a month is a span, a moment begins and ends at once. Both ends belong to it. */
record DateSpan(long fromNanos, long toNanos) {

    private static final long NANOS = 1_000_000_000L;

    static Optional<DateSpan> of(String text) {
        try {
            return switch (text.length()) {
                case 4 ->
                    days(
                            LocalDate.parse(text + "-01-01"),
                            LocalDate.parse(text + "-01-01").plusYears(1));
                case 7 ->
                    days(
                            LocalDate.parse(text + "-01"),
                            LocalDate.parse(text + "-01").plusMonths(1));
                case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
                default -> moment(text);
            };
        } catch (DateTimeException | ArithmeticException otherForm) {
            return epoch(text);
        }
    }

    private static Optional<DateSpan> days(LocalDate first, LocalDate next) {
        return Optional.of(new DateSpan(
                nanos(first.atStartOfDay().toInstant(ZoneOffset.UTC)),
                nanos(next.atStartOfDay().toInstant(ZoneOffset.UTC)) - 1));
    }

    private static Optional<DateSpan> moment(String text) {
        int time = text.indexOf('T');
        if (time < 0) {
            return epoch(text);
        }
        int zone = Math.max(text.indexOf('+', time), text.indexOf('-', time));
        Instant instant = zone > 0 || text.endsWith("Z")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        long from = nanos(instant);
        // what is left out of a time is all of it: a minute without seconds is a whole minute
        String clock = text.substring(time, zone > 0 ? zone : text.length());
        boolean seconds = clock.indexOf(':') != clock.lastIndexOf(':');
        long length = !seconds ? 60 * NANOS : clock.indexOf('.') < 0 ? NANOS : 1_000_000L;
        return Optional.of(new DateSpan(from, from + length - 1));
    }

    private static Optional<DateSpan> epoch(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 13 && text.chars().allMatch(Character::isDigit);
        if (!digits) {
            return Optional.empty();
        }
        long from = Math.multiplyExact(Long.parseLong(text) % (Long.MAX_VALUE / 1_000_000), 1_000_000L);
        return Optional.of(new DateSpan(from, from + 999_999));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }

    boolean contains(DateSpan moment) {
        return moment.fromNanos >= fromNanos && moment.fromNanos <= toNanos;
    }

    boolean holds(Kql.Operator operator, long nanos) {
        return switch (operator) {
            case GT -> nanos > toNanos;
            case GTE -> nanos >= fromNanos;
            case LT -> nanos < fromNanos;
            case LTE -> nanos <= toNanos;
        };
    }
}
