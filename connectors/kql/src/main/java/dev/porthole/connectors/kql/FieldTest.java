package dev.porthole.connectors.kql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a field's values in a line meet a condition, by the rules of its type. */
record FieldTest(KqlField field, Wanted wanted) {

    /** What is looked for, parted into words once and not for every line. */
    static final class Wanted {
        private final Map<Term, List<String>> words = new ConcurrentHashMap<>();
        private final Map<Term, List<Term>> clauses = new ConcurrentHashMap<>();

        List<String> words(Term value) {
            return words.computeIfAbsent(value, one -> Words.of(one.text()));
        }

        List<Term> clauses(Term value) {
            return clauses.computeIfAbsent(value, FieldTest::clauses);
        }
    }

    private static final int MOST_DIGITS = 60;

    boolean is(Term value, KqlDocument line) {
        List<String> values = line.values(field.name());
        if (values.isEmpty()) {
            return false;
        }
        if (value.isAnything()) {
            return true;
        }
        if (value.hasWildcard()) {
            return field.isKeyword()
                    ? values.stream().anyMatch(value::matches)
                    : wanted.clauses(value).stream().anyMatch(clause -> wild(clause, line));
        }
        return has(value, line);
    }

    /** Without wildcards. */
    boolean has(Term value, KqlDocument line) {
        List<String> values = line.values(field.name());
        if (values.isEmpty()) {
            return false;
        }
        if (field.isText()) {
            List<String> words = wanted.words(value);
            return values.stream()
                    .anyMatch(text -> value.quoted() ? Words.hasPhrase(text, words) : Words.hasAny(text, words));
        }
        String written = value.text();
        if (field.isDate()) {
            return DateSpan.of(written)
                    .map(span -> values.stream()
                            .flatMap(one -> DateSpan.of(one).stream())
                            .anyMatch(span::contains))
                    .orElse(false);
        }
        if (field.isNumber()) {
            return number(written)
                    .map(number -> values.stream()
                            .flatMap(one -> number(one).stream())
                            .anyMatch(one -> one.compareTo(number) == 0))
                    .orElse(false);
        }
        return values.contains(written);
    }

    boolean compares(Kql.Operator operator, Term value, KqlDocument line) {
        String written = value.text();
        List<String> values = line.values(field.name());
        if (field.isDate()) {
            return DateSpan.of(written)
                    .map(span -> values.stream()
                            .flatMap(one -> DateSpan.of(one).stream())
                            .anyMatch(one -> span.holds(operator, one.fromNanos())))
                    .orElse(false);
        }
        Optional<BigDecimal> number = number(written);
        if (number.isPresent() && (field.isNumber() || field.types().isEmpty())) {
            return values.stream()
                    .flatMap(one -> number(one).stream())
                    .anyMatch(one -> operator.holds(one.compareTo(number.get())));
        }
        List<String> compared = field.isText()
                ? values.stream().flatMap(one -> Words.of(one).stream()).toList()
                : values;
        return !field.isNumber() && compared.stream().anyMatch(one -> operator.holds(one.compareTo(written)));
    }

    /**
     * The parts of a value with wildcards, of which one must match: a query string is parted at blanks around words that
     * have a wildcard.
     */
    static List<Term> clauses(Term value) {
        List<Term> clauses = new ArrayList<>();
        var plain = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < value.pieces().size(); i++) {
            if (i > 0) {
                pieces.add(plain.toString());
                plain.setLength(0);
            }
            for (char c : value.pieces().get(i).toCharArray()) {
                if (KqlParser.isBlank(c)) {
                    add(clauses, pieces, plain);
                } else {
                    plain.append(c);
                }
            }
        }
        add(clauses, pieces, plain);
        return clauses;
    }

    private static void add(List<Term> clauses, List<String> pieces, StringBuilder plain) {
        pieces.add(plain.toString());
        plain.setLength(0);
        var clause = new Term(pieces, false);
        pieces.clear();
        boolean wordsGoOn = !clauses.isEmpty() && !clauses.getLast().hasWildcard() && !clause.hasWildcard();
        if (clause.text().isEmpty()) {
            return;
        }
        if (wordsGoOn) {
            clauses.set(clauses.size() - 1, Term.word(clauses.getLast().text() + " " + clause.text()));
        } else {
            clauses.add(clause);
        }
    }

    /** One part of a query string. */
    boolean wild(Term clause, KqlDocument line) {
        if (!clause.hasWildcard()) {
            return has(clause, line);
        }
        List<String> values = line.values(field.name());
        if (clause.isAnything()) {
            return !values.isEmpty();
        }
        if (field.isText()) {
            var lower = new Term(
                    clause.pieces().stream()
                            .map(piece -> piece.toLowerCase(Locale.ROOT))
                            .toList(),
                    false);
            String longest = lower.longest();
            return values.stream()
                    .filter(one -> one.toLowerCase(Locale.ROOT).contains(longest))
                    .flatMap(one -> Words.of(one).stream())
                    .anyMatch(lower::matches);
        }
        return field.isKeyword() && values.stream().anyMatch(clause::matches);
    }

    private static Optional<BigDecimal> number(String text) {
        boolean looks = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        try {
            return looks ? Optional.of(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
