package dev.porthole.views.time;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as they are typed, the one reader for all fields: {@code now}, {@code now-1h30m}, {@code -15m}, {@code 14:02},
 * {@code 2026-03-01}, {@code 2026-03-01 14:02:30}, the same with {@code UTC}, an ISO time with {@code Z} or an offset, and
 * seconds or milliseconds since the epoch.
 */
public final class TypedTime {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern(":mm[:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final Pattern FROM_NOW = Pattern.compile("(?:now)?\\s*([+-])\\s*((?:\\d{1,9}(?:ms|[smhdw]))+)");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|[smhdw])");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,14}(?:\\.\\d{1,9})?");
    private static final Pattern UTC = Pattern.compile("(.*\\d)\\s*(?:Z|UTC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile(".*\\d{2}:\\d{2}.*[+-]\\d{2}:\\d{2}");
    /** Seconds since the epoch have at most ten digits until the year 2286; more are milliseconds. */
    private static final BigDecimal SECONDS_END = BigDecimal.valueOf(10_000_000_000L);

    private final ZoneId zone;

    /** @param zone of times that name none */
    public TypedTime(ZoneId zone) {
        this.zone = zone;
    }

    /** The instant that {@code typed} means at {@code now}; empty when it is not a time. */
    public Optional<Instant> read(String typed, Instant now) {
        String text = typed.strip();
        try {
            if (text.equalsIgnoreCase("now")) {
                return Optional.of(now);
            }
            Matcher fromNow = FROM_NOW.matcher(text.toLowerCase(Locale.ROOT));
            if (fromNow.matches()) {
                Duration span = span(fromNow.group(2));
                return Optional.of(fromNow.group(1).equals("-") ? now.minus(span) : now.plus(span));
            }
            if (EPOCH.matcher(text).matches()) {
                return Optional.of(epoch(new BigDecimal(text)));
            }
            if (OFFSET.matcher(text).matches()) {
                return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("T(?=[+-])", ""))
                        .toInstant());
            }
            Matcher utc = UTC.matcher(text);
            return Optional.of(utc.matches() ? local(utc.group(1), now, ZoneOffset.UTC) : local(text, now, zone));
        } catch (DateTimeException | ArithmeticException notATime) {
            return Optional.empty();
        }
    }

    /** In a form that {@link #read} understands. */
    public String written(Instant instant) {
        return WRITTEN.format(instant.atZone(zone));
    }

    private static Instant local(String text, Instant now, ZoneId zone) {
        String spaced = text.replace('T', ' ').replace('t', ' ');
        int space = spaced.indexOf(' ');
        LocalDate date = space < 0 && spaced.contains(":")
                ? LocalDate.ofInstant(now, zone)
                : LocalDate.parse(space < 0 ? spaced : spaced.substring(0, space), DATE);
        LocalTime time = spaced.contains(":")
                ? LocalTime.parse(spaced.substring(space + 1).strip(), TIME)
                : LocalTime.MIDNIGHT;
        return LocalDateTime.of(date, time).atZone(zone).toInstant();
    }

    private static Duration span(String text) {
        Duration sum = Duration.ZERO;
        Matcher parts = SPAN.matcher(text);
        while (parts.find()) {
            long count = Long.parseLong(parts.group(1));
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(7 * count);
                    });
        }
        return sum;
    }

    private static Instant epoch(BigDecimal number) {
        BigDecimal ms = number.compareTo(SECONDS_END) < 0 ? number.movePointRight(3) : number;
        return Instant.ofEpochMilli(ms.longValue());
    }
}
