package dev.porthole.views.alerts.telling;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hours of each day, written as "22:00-07:00"; over midnight when the second time is the earlier one. */
public record Quiet(LocalTime from, LocalTime to) {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([0-9]{1,2})(?::([0-9]{2}))?\\s*[-\u2013~]\\s*([0-9]{1,2})(?::([0-9]{2}))?\\s*");

    /** Empty for what is none, or is no time at all. */
    static Optional<Quiet> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<LocalTime> from = time(written.group(1), written.group(2));
        Optional<LocalTime> to = time(written.group(3), written.group(4));
        return from.flatMap(begin -> to.filter(end -> !end.equals(begin)).map(end -> new Quiet(begin, end)));
    }

    private static Optional<LocalTime> time(String hour, @Nullable String minute) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        return hours < 24 && minutes < 60 ? Optional.of(LocalTime.of(hours, minutes)) : Optional.empty();
    }

    String text() {
        return from + "-" + to;
    }
}
