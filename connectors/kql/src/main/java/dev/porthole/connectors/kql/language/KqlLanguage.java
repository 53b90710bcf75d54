package dev.porthole.connectors.kql.language;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.connectors.api.logs.query.LogMistake;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.logs.query.LogVocabulary;
import dev.porthole.connectors.kql.BadKql;
import dev.porthole.connectors.kql.FilterPill;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** KQL. */
public final class KqlLanguage implements LogQueryLanguage {

    public KqlLanguage() {}

    @Override
    public Optional<LogMistake> check(String text) {
        try {
            Kql.parse(text);
            return Optional.empty();
        } catch (BadKql bad) {
            return Optional.of(new LogMistake(Math.clamp(bad.column() - 1, 0, text.length()), bad.detail()));
        }
    }

    private static Optional<Kql> tree(String text) {
        try {
            return Optional.of(Kql.parse(text));
        } catch (BadKql wrong) {
            return Optional.empty();
        }
    }

    @Override
    public LogCompletion complete(String text, int caret, LogVocabulary vocabulary) {
        return new KqlCompleter(vocabulary).complete(KqlCaret.in(text, caret));
    }

    @Override
    public List<LogFilter> filters(String text) {
        return tree(text)
                .map(tree -> FilterPill.of(List.of(tree)).stream()
                        .map(KqlLanguage::filter)
                        .toList())
                .orElse(List.of());
    }

    /** One field with one whole value is told as such: sources compare it without parting it into words. */
    private static LogFilter filter(FilterPill pill) {
        return pill.condition() instanceof Kql.Is(var field, var value) && value.quoted() && !field.hasWildcard()
                ? LogFilter.field(field.text(), value.text(), pill.excluded())
                : LogFilter.condition(pill.condition().text(), pill.excluded());
    }

    @Override
    public String text(LogFilter filter) {
        return filter.subject() == Subject.CONDITION
                ? filter.value()
                : new Kql.Is(Term.word(filter.field()), Term.phrase(filter.value())).text();
    }

    @Override
    public LogFilter exists(String field) {
        return LogFilter.condition(new Kql.Is(Term.word(field), new Term(List.of("", ""), false)).text(), false);
    }

    @Override
    public LogFilter phrase(String words) {
        return LogFilter.condition(new Kql.Anywhere(Term.phrase(words)).text(), false);
    }

    @Override
    public Optional<Predicate<LogEntry>> test(String text) {
        return tree(text).map(EntryTest::new);
    }

    @Override
    public Predicate<LogEntry> test(LogFilter filter) {
        Predicate<LogEntry> test = filter.subject() == Subject.CONDITION
                ? test(filter.value()).orElse(line -> false)
                : line -> EntryFields.value(filter, line).equals(filter.value());
        return filter.negated() ? test.negate() : test;
    }

    @Override
    public List<String> words(String text) {
        List<String> words = new ArrayList<>();
        tree(text).ifPresent(tree -> collect(tree, words));
        return words;
    }

    private static void collect(Kql part, List<String> words) {
        switch (part) {
            case Kql.All() -> {}
            case Kql.Not(var excluded) -> {}
            case Kql.And(var parts) -> parts.forEach(one -> collect(one, words));
            case Kql.Or(var parts) -> parts.forEach(one -> collect(one, words));
            case Kql.Nested(var path, var inner) -> collect(inner, words);
            case Kql.Compare(var field, var operator, var value) -> {}
            case Kql.Is(var field, var value) -> collect(value, words);
            case Kql.Anywhere(var value) -> collect(value, words);
        }
    }

    /** A phrase is marked as a whole; of other values each word can be found by itself. */
    private static void collect(Term value, List<String> words) {
        if (value.quoted()) {
            words.add(value.text());
            return;
        }
        for (String piece : value.pieces()) {
            for (String word : piece.split("\\s+")) {
                if (!word.isBlank()) {
                    words.add(word);
                }
            }
        }
    }
}
