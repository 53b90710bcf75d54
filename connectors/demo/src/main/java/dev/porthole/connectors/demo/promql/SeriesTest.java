package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.regex.Re2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tests label sets against matchers; an absent label counts as an empty one. */
public final class SeriesTest implements Predicate<Labels> {

    private record One(String label, Predicate<String> test) {}

    private final List<One> tests;

    public SeriesTest(List<Matcher> matchers) {
        List<One> all = new ArrayList<>();
        for (Matcher matcher : matchers) {
            all.add(new One(matcher.name(), test(matcher)));
        }
        this.tests = List.copyOf(all);
    }

    @Override
    public boolean test(Labels labels) {
        for (One one : tests) {
            if (!one.test.test(labels.get(one.label))) {
                return false;
            }
        }
        return true;
    }

    /** What of the tests is about one label. */
    public boolean testOnly(String label, String value) {
        for (One one : tests) {
            if (one.label.equals(label) && !one.test.test(value)) {
                return false;
            }
        }
        return true;
    }

    /** The first matcher whose regular expression is wrong makes this fail. */
    public static void check(Matcher matcher, int column) throws BadExpression {
        boolean regex =
                matcher.operator() == Matcher.Operator.REGEX || matcher.operator() == Matcher.Operator.NOT_REGEX;
        Optional<String> mistake = regex ? Re2.mistake(matcher.value()) : Optional.empty();
        if (mistake.isPresent()) {
            throw new BadExpression("error parsing regexp: " + mistake.get(), column);
        }
    }

    private static Predicate<String> test(Matcher matcher) {
        String value = matcher.value();
        return switch (matcher.operator()) {
            case EQUAL -> value::equals;
            case NOT_EQUAL -> text -> !value.equals(text);
            case REGEX -> Re2.matcher(value);
            case NOT_REGEX -> Re2.matcher(value).negate();
        };
    }
}
