package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log query, applied to lines here because kubelets cannot search. Words are found whatever their case. */
final class PodLogFilter implements Predicate<LogEntry> {

    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");

    private final long startNanos;
    private final long endNanos;
    private final LogQuery query;
    private final List<Term> terms = new ArrayList<>();
    private final List<Predicate<LogEntry>> conditions = new ArrayList<>();

    private record Term(String text, boolean negated) {}

    /** @param query right in its language */
    PodLogFilter(LogQuery query, LogQueryLanguage kql) {
        this.query = query;
        this.startNanos = nanos(query.range().start());
        this.endNanos = nanos(query.range().end());
        // the node is a matter of the pods that are read, and has been seen to
        query.filters().stream()
                .filter(filter -> filter.subject() != LogFilter.Subject.NODE)
                .map(kql::test)
                .forEach(conditions::add);
        if (query.language() == LogQuery.Language.KQL) {
            kql.test(query.text()).ifPresent(conditions::add);
            return;
        }
        Matcher term = TERM.matcher(query.text());
        while (term.find()) {
            String text = term.group(2) == null ? term.group(3) : term.group(2);
            if (!text.isEmpty()) {
                terms.add(new Term(text.toLowerCase(Locale.ROOT), !term.group(1).isEmpty()));
            }
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public boolean test(LogEntry entry) {
        return entry.timeNanos() >= startNanos
                && entry.timeNanos() <= endNanos
                && (query.levels().isEmpty() || query.levels().contains(entry.level()))
                && conditions.stream().allMatch(condition -> condition.test(entry))
                && (terms.isEmpty() || hasTerms(entry));
    }

    private boolean hasTerms(LogEntry entry) {
        var text = new StringBuilder(entry.message()).append('\n').append(entry.stackTrace());
        entry.fields().values().forEach(value -> text.append('\n').append(value));
        String lower = text.toString().toLowerCase(Locale.ROOT);
        return terms.stream().allMatch(term -> lower.contains(term.text()) != term.negated());
    }
}
