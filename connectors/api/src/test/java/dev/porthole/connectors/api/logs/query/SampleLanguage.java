package dev.porthole.connectors.api.logs.query;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.query.LogCompletion.Item;
import dev.porthole.connectors.api.logs.query.LogCompletion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A language for tests of what uses one: {@code field:value} and {@code not field:value}, joined by "and". */
public final class SampleLanguage implements LogQueryLanguage {

    public SampleLanguage() {}

    @Override
    public Optional<LogMistake> check(String text) {
        boolean right = text.isBlank() || filters(text).size() == text.split(" and ").length;
        return right ? Optional.empty() : Optional.of(new LogMistake(text.length(), Detail.of("kql.expected-value")));
    }

    @Override
    public LogCompletion complete(String text, int caret, LogVocabulary vocabulary) {
        int start = Math.max(text.lastIndexOf(' ', caret - 1), text.lastIndexOf(':', caret - 1)) + 1;
        String prefix = text.substring(start, caret);
        List<Item> items = new ArrayList<>();
        if (start > 0 && text.charAt(start - 1) == ':') {
            String field = text.substring(Math.max(0, text.lastIndexOf(' ', start - 1) + 1), start - 1);
            if (vocabulary.values(field, prefix) instanceof Outcome.Success<List<String>>(var values, var notes)) {
                values.forEach(value -> items.add(new Item(Kind.VALUE, value, value + " ", "")));
            }
        } else if (vocabulary.fields() instanceof Outcome.Success<List<LogField>>(var fields, var notes)) {
            fields.stream()
                    .filter(field -> field.name().startsWith(prefix))
                    .forEach(field -> items.add(new Item(Kind.FIELD, field.name(), field.name() + ":", field.type())));
        }
        return new LogCompletion(start, caret, items, null);
    }

    @Override
    public List<LogFilter> filters(String text) {
        List<LogFilter> filters = new ArrayList<>();
        for (String one : text.split(" and ")) {
            boolean negated = one.startsWith("not ");
            String condition = negated ? one.substring(4) : one;
            int colon = condition.indexOf(':');
            if (colon > 0 && colon + 1 < condition.length()) {
                filters.add(LogFilter.field(condition.substring(0, colon), condition.substring(colon + 1), negated));
            }
        }
        return filters;
    }

    @Override
    public String text(LogFilter filter) {
        return filter.subject() == Subject.CONDITION ? filter.value() : filter.field() + ":" + filter.value();
    }

    @Override
    public LogFilter exists(String field) {
        return LogFilter.condition(field + ":*", false);
    }

    @Override
    public LogFilter phrase(String words) {
        return LogFilter.condition("message:" + words, false);
    }

    @Override
    public Optional<Predicate<LogEntry>> test(String text) {
        return check(text).isPresent()
                ? Optional.empty()
                : Optional.of(line ->
                        filters(text).stream().allMatch(filter -> test(filter).test(line)));
    }

    @Override
    public Predicate<LogEntry> test(LogFilter filter) {
        return line -> holds(filter, line) != filter.negated();
    }

    private boolean holds(LogFilter filter, LogEntry line) {
        return switch (filter.subject()) {
            case NAMESPACE -> line.namespace().equals(filter.value());
            case POD -> line.pod().equals(filter.value());
            case CONTAINER -> line.container().equals(filter.value());
            case SERVICE -> line.service().equals(filter.value());
            case FIELD -> line.fields().getOrDefault(filter.field(), "").equals(filter.value());
            case CONDITION ->
                filters(filter.value()).stream()
                        .allMatch(one ->
                                one.value().equals("*") ? line.fields().containsKey(one.field()) : holds(one, line));
            case NODE, TRACE -> true;
        };
    }

    @Override
    public List<String> words(String text) {
        return filters(text).stream()
                .filter(filter -> !filter.negated())
                .map(LogFilter::value)
                .toList();
    }
}
