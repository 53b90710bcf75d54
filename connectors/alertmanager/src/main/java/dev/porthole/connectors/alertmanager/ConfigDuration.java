package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus' configurations have them: {@code 1h30m}, {@code 500ms}, {@code 1d}. */
final class ConfigDuration {

    private static final Pattern WHOLE = Pattern.compile("0|(\\d{1,9}(ms|[ywdhms])){1,7}");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[ywdhms])");

    private ConfigDuration() {}

    static Duration of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-duration"));
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return sum;
    }

    private static Duration unit(String sign) {
        return switch (sign) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(365);
        };
    }
}
