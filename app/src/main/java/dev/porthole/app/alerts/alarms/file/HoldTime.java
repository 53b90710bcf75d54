package dev.porthole.app.alerts.alarms.file;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as rules of Prometheus have it: "5m", "1h30m", "0s". */
public record HoldTime(Duration length) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?=[0-9])(?:([0-9]{1,4})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,7})s)?");
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Empty for what is none, or is longer than a week. */
    static Optional<HoldTime> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return text.equals("0") ? Optional.of(new HoldTime(Duration.ZERO)) : Optional.empty();
        }
        Duration length = Duration.ofDays(number(written, 1))
                .plusHours(number(written, 2))
                .plusMinutes(number(written, 3))
                .plusSeconds(number(written, 4));
        return length.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(new HoldTime(length));
    }

    private static long number(Matcher written, int group) {
        String digits = written.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    public String text() {
        long seconds = length.toSeconds();
        var text = new StringBuilder();
        for (Unit unit : Unit.values()) {
            long count = seconds / unit.seconds;
            seconds %= unit.seconds;
            text.append(count == 0 ? "" : count + unit.letter);
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private enum Unit {
        HOUR("h", 3_600),
        MINUTE("m", 60),
        SECOND("s", 1);

        private final String letter;
        private final long seconds;

        Unit(String letter, long seconds) {
            this.letter = letter;
            this.seconds = seconds;
        }
    }
}
