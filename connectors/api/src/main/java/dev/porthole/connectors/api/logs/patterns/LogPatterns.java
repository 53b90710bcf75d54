package dev.porthole.connectors.api.logs.patterns;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Groups lines of a range, and of the time before it, by template. Costs a bounded amount of memory however many lines there
 * are and whatever is in them. For one thread.
 */
public final class LogPatterns {

    /** Parts of a trend. */
    public static final int PARTS = 12;

    /** New and serious first, then what is most frequent. */
    public static final Comparator<LogPattern> NEW_FIRST = Comparator.comparing((LogPattern one) -> !one.isNew())
            .thenComparing(LogPattern::worst, Comparator.reverseOrder())
            .thenComparing(LogPattern::lines, Comparator.reverseOrder())
            .thenComparing(LogPattern::template);

    private final LineTokens tokens = new LineTokens();
    private final TemplateTree tree = new TemplateTree();
    private final long startNanos;
    private final double partNanos;
    private long lines;
    private long others;

    /** @param range lines before its start belong to the time before */
    public LogPatterns(TimeRange range) {
        this.startNanos =
                range.start().getEpochSecond() * 1_000_000_000L + range.start().getNano();
        this.partNanos = Math.max(1, range.length().toNanos() / (double) PARTS);
    }

    public void add(Collection<LogEntry> entries) {
        entries.forEach(this::add);
    }

    public void add(LogEntry entry) {
        String text = entry.message().isBlank() ? entry.stackTrace() : entry.message();
        int part = entry.timeNanos() < startNanos
                ? -1
                : (int) Math.min(PARTS - 1, (entry.timeNanos() - startNanos) / partNanos);
        lines += part < 0 ? 0 : 1;
        List<String> words = tokens.of(text);
        Template template = words.isEmpty() ? null : tree.of(words);
        if (template == null) {
            others += part < 0 ? 0 : 1;
        } else {
            template.count.add(entry, text, part, PARTS);
        }
    }

    /** Lines of the range that were looked at. */
    public long lines() {
        return lines;
    }

    /** Of these, those that are blank or for which there was no room any more. */
    public long others() {
        return others;
    }

    /** What there is in the range, what is new first. */
    public List<LogPattern> found() {
        return tree.templates().stream()
                .filter(template -> template.count.lines() > 0)
                .map(template -> template.count.of(template))
                .sorted(NEW_FIRST)
                .toList();
    }
}
