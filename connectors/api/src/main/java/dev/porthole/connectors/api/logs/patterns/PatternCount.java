package dev.porthole.connectors.api.logs.patterns;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is counted of one template's lines. */
final class PatternCount {

    private static final int MOST_WRITERS = 50;
    private static final int LONGEST_EXAMPLE = 400;

    private final Map<String, Long> writers = new HashMap<>();
    private int[] trend = {};
    private String example = "";
    private LogLevel worst = LogLevel.UNKNOWN;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long lines;
    private long before;

    /** @param part of the {@code parts} of the time; negative for the time before */
    void add(LogEntry entry, String text, int part, int parts) {
        firstNanos = Math.min(firstNanos, entry.timeNanos());
        lastNanos = Math.max(lastNanos, entry.timeNanos());
        if (part < 0) {
            before++;
            return;
        }
        if (lines == 0) {
            trend = new int[parts];
            example = text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) : text;
        }
        lines++;
        trend[part]++;
        worst = entry.level().compareTo(worst) > 0 ? entry.level() : worst;
        String writer = writer(entry);
        if (writers.size() < MOST_WRITERS || writers.containsKey(writer)) {
            writers.merge(writer, 1L, Long::sum);
        }
    }

    /** The service, else what a pod is called without what is its own. */
    private static String writer(LogEntry entry) {
        if (!entry.service().isEmpty()) {
            return entry.service();
        }
        return entry.container().isEmpty() ? entry.pod() : entry.container();
    }

    long lines() {
        return lines;
    }

    LogPattern of(Template template) {
        List<LogPattern.Writer> who = writers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new LogPattern.Writer(each.getKey(), each.getValue()))
                .toList();
        return new LogPattern(
                template.text(),
                template.phrases(),
                worst,
                new LogPattern.Tally(lines, before, trend),
                firstNanos,
                who,
                example);
    }
}
