package dev.porthole.app.signals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A situation as text: each line a series, its value now and its change per second, as "{@code series value # +CHANGE/s}".
 */
public record PromCase(String text) {

    private static final Pattern LINE = Pattern.compile("^(.*\\S)\\s+(\\S+)\\s+#\\s*\\+?(-?[\\d.e+-]+)/s$");
    private static final Duration BEFORE = Duration.ofMinutes(70);

    static PromCase named(String name) {
        try (InputStream in = PromCase.class.getResourceAsStream("cases/" + name + ".prom.txt")) {
            return new PromCase(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As OpenMetrics with the samples of the last 70 minutes before {@code now}. */
    String before(Instant now, int step) {
        Map<String, StringBuilder> families = new LinkedHashMap<>();
        for (String line : List.of(text.split("\n"))) {
            Matcher series = LINE.matcher(line);
            if (!series.matches()) {
                continue;
            }
            String name = series.group(1);
            double value = Double.parseDouble(
                    series.group(2).replace("Inf", "Infinity").replace("nan", "NaN"));
            double change = Double.parseDouble(series.group(3));
            var family = families.computeIfAbsent(name.split("[{ ]")[0], one -> new StringBuilder());
            long end = now.getEpochSecond();
            for (long at = (end - BEFORE.toSeconds()) / step * step; at <= end; at += step) {
                family.append(name)
                        .append(' ')
                        .append(value + change * (at - end))
                        .append(' ')
                        .append(at)
                        .append('\n');
            }
        }
        return String.join("", families.values()).replace("Infinity", "Inf");
    }
}
