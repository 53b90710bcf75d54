package dev.porthole.connectors.api.logs;

import dev.porthole.connectors.api.TimeRange;
import java.util.List;
import java.util.Set;

/**
 * Which lines.
 *
 * @param text what the person typed, in {@code language}; empty for all
 * @param levels only these; all when empty
 * @param filters all must hold
 * @param order at which end of the range the first page is
 */
public record LogQuery(
        TimeRange range, String text, Language language, Set<LogLevel> levels, List<LogFilter> filters, Order order) {

    public LogQuery {
        levels = Set.copyOf(levels);
        filters = List.copyOf(filters);
    }

    /** The newest lines first. */
    public LogQuery(TimeRange range, String text, Language language, Set<LogLevel> levels, List<LogFilter> filters) {
        this(range, text, language, levels, filters, Order.NEWEST_FIRST);
    }

    public static LogQuery all(TimeRange range) {
        return new LogQuery(range, "", Language.PLAIN, Set.of(), List.of());
    }

    public LogQuery withRange(TimeRange other) {
        return new LogQuery(other, text, language, levels, filters, order);
    }

    public LogQuery withText(String other) {
        return new LogQuery(range, other, language, levels, filters, order);
    }

    public LogQuery withFilters(List<LogFilter> other) {
        return new LogQuery(range, text, language, levels, other, order);
    }

    public LogQuery withOrder(Order other) {
        return new LogQuery(range, text, language, levels, filters, other);
    }

    /** How {@code text} is read. */
    public enum Language {
        /** Words that must all be in the line, "quoted phrases", -not. Never a syntax error. */
        PLAIN,
        /** Lucene's query string: {@code message:timeout* AND service.name:checkout}. */
        LUCENE,
        /** Kibana's language: {@code service.name:checkout and not level:info}. */
        KQL
    }

    /** In which order lines come, within a page and from page to page. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }
}
