package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery;
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

    private record Term(String text, boolean negated) {}

    PodLogFilter(LogQuery query) {
        this.query = query;
        this.startNanos = nanos(query.range().start());
        this.endNanos = nanos(query.range().end());
        Matcher term = TERM.matcher(query.text());
        while (term.find()) {
            String text = term.group(2) == null ? term.group(3) : term.group(2);
            if (!text.isEmpty()) {
                terms.add(new Term(text.toLowerCase(Locale.ROOT), !term.group(1).isEmpty()));
            }
        }
    }

    private static long nanos(java.time.Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public boolean test(LogEntry entry) {
        return entry.timeNanos() >= startNanos
                && entry.timeNanos() <= endNanos
                && (query.levels().isEmpty() || query.levels().contains(entry.level()))
                && query.filters().stream().allMatch(filter -> holds(filter, entry))
                && (terms.isEmpty() || hasTerms(entry));
    }

    private static boolean holds(LogFilter filter, LogEntry entry) {
        String value = switch (filter.subject()) {
            case NAMESPACE -> entry.namespace();
            case POD -> entry.pod();
            case CONTAINER -> entry.container();
            case SERVICE -> entry.service();
            case TRACE -> trace(entry);
            case FIELD -> entry.fields().getOrDefault(filter.field(), "");
            // The node is a matter of the pods that are read, and has been seen to.
            case NODE -> filter.value();
        };
        if (filter.subject() == LogFilter.Subject.NODE) {
            return true;
        }
        return value.equals(filter.value()) != filter.negated();
    }

    private static String trace(LogEntry entry) {
        for (String name : List.of("trace.id", "trace_id", "traceId", "traceID", "trace")) {
            String value = entry.fields().get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private boolean hasTerms(LogEntry entry) {
        var text = new StringBuilder(entry.message()).append('\n').append(entry.stackTrace());
        entry.fields().values().forEach(value -> text.append('\n').append(value));
        String lower = text.toString().toLowerCase(Locale.ROOT);
        return terms.stream().allMatch(term -> lower.contains(term.text()) != term.negated());
    }
}
