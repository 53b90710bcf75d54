package dev.porthole.connectors.kql.language;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.connectors.api.logs.query.LogCompletion.Item;
import dev.porthole.connectors.api.logs.query.LogCompletion.Kind;
import dev.porthole.connectors.api.logs.query.LogVocabulary;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of a text in KQL. */
final class KqlCompleter {

    /** More are read by nobody; typing goes on. */
    private static final int MOST = 100;

    private static final Set<String> ORDERED = Set.of(
            "date",
            "date_nanos",
            "long",
            "integer",
            "short",
            "byte",
            "double",
            "float",
            "half_float",
            "scaled_float",
            "unsigned_long",
            "ip");

    private final LogVocabulary vocabulary;

    KqlCompleter(LogVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    LogCompletion complete(KqlCaret caret) {
        return switch (caret.place()) {
            case CONDITION -> caret.quoted() ? LogCompletion.none(caret.end()) : conditions(caret);
            case VALUE -> values(caret);
            case RELATION -> relations(caret);
            case JOIN -> answer(caret, joins(caret.prefix()), null);
        };
    }

    private static LogCompletion answer(KqlCaret caret, List<Item> items, @Nullable Failure failure) {
        return new LogCompletion(caret.start(), caret.end(), items.subList(0, Math.min(MOST, items.size())), failure);
    }

    private LogCompletion conditions(KqlCaret caret) {
        String wanted = caret.prefix().toLowerCase(Locale.ROOT);
        return switch (vocabulary.fields()) {
            case Outcome.Failed<List<LogField>>(var failure) -> answer(caret, List.of(), failure);
            case Outcome.Success<List<LogField>>(var fields, var notes) -> {
                List<Item> items = new ArrayList<>(fields.stream()
                        .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .sorted(Comparator.comparing((LogField field) -> rank(field.name(), wanted))
                                .thenComparing(LogField::name))
                        .map(KqlCompleter::item)
                        .toList());
                // the name is whole: what relates it to a value comes next
                fields.stream()
                        .filter(field -> field.name().equalsIgnoreCase(caret.prefix()))
                        .findFirst()
                        .ifPresent(field -> items.addAll(0, relations(field, caret.prefix())));
                if (!wanted.isEmpty() && "not".startsWith(wanted)) {
                    items.add(operator("not ", "not"));
                }
                yield answer(caret, items, null);
            }
        };
    }

    /** Names that begin so come before those in which a part does, and those before all others. */
    private static int rank(String name, String wanted) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(wanted) ? 0 : lower.contains("." + wanted) || lower.contains("_" + wanted) ? 1 : 2;
    }

    private static Item item(LogField field) {
        return new Item(Kind.FIELD, field.name(), written(field.name()) + ": ", field.type());
    }

    private LogCompletion values(KqlCaret caret) {
        return switch (vocabulary.values(caret.field(), caret.prefix())) {
            case Outcome.Failed<List<String>>(var failure) -> answer(caret, List.of(), failure);
            case Outcome.Success<List<String>>(var values, var notes) -> {
                List<Item> items = new ArrayList<>();
                for (String value : values) {
                    items.add(new Item(Kind.VALUE, value, value(value, caret.quoted()) + " ", ""));
                }
                if (caret.prefix().isEmpty()) {
                    items.add(new Item(Kind.OPERATOR, "*", "* ", ""));
                }
                yield answer(caret, items, null);
            }
        };
    }

    private LogCompletion relations(KqlCaret caret) {
        List<Item> items = new ArrayList<>();
        if (vocabulary.fields() instanceof Outcome.Success<List<LogField>>(var fields, var notes)) {
            fields.stream()
                    .filter(field -> field.name().equals(caret.field()))
                    .findFirst()
                    .ifPresent(field -> items.addAll(relations(field, "")));
        }
        items.addAll(joins(""));
        return answer(caret, items, null);
    }

    /** @param before what is written of the name, as the choice replaces it */
    private static List<Item> relations(LogField field, String before) {
        List<Item> items = new ArrayList<>();
        String name = before.isEmpty() ? "" : written(before);
        items.add(operator(name + ": ", ":"));
        if (ORDERED.contains(field.type())) {
            for (Kql.Operator one : Kql.Operator.values()) {
                items.add(operator(name + " " + one.sign() + " ", one.sign()));
            }
        }
        items.add(operator(name + ": * ", ": *"));
        return items;
    }

    private static List<Item> joins(String prefix) {
        List<Item> items = new ArrayList<>();
        for (String word : List.of("and", "or")) {
            if (word.startsWith(prefix.toLowerCase(Locale.ROOT))) {
                items.add(operator(word + " ", word));
            }
        }
        return items;
    }

    private static Item operator(String insert, String label) {
        return new Item(Kind.OPERATOR, label, insert, "");
    }

    private static String written(String name) {
        return new Kql.Anywhere(Term.word(name)).text();
    }

    /** A value of several words is a phrase; what begins with a quotation mark stays one. */
    private static String value(String value, boolean quoted) {
        boolean words = quoted || value.isEmpty() || value.chars().anyMatch(c -> " \t\":()<>{}*\\".indexOf(c) >= 0);
        return new Kql.Anywhere(words ? Term.phrase(value) : Term.word(value)).text();
    }
}
