package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.regex.Re2;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tests label sets against matchers, all of which must hold; an absent label counts as an empty one. */
public final class LabelTest implements Predicate<Labels> {

    private record One(String label, Predicate<String> test) {}

    private final List<One> tests;

    /**
     * As Alertmanager tests alerts.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public LabelTest(List<Matcher> matchers) {
        this(matchers, Matcher::test);
    }

    private LabelTest(List<Matcher> matchers, Function<Matcher, Predicate<String>> test) {
        this.tests = matchers.stream()
                .map(matcher -> new One(matcher.name(), test.apply(matcher)))
                .toList();
    }

    /** As Prometheus chooses series: a dot in a regular expression is any character, the end of a line too. */
    public static LabelTest ofSeries(List<Matcher> matchers) {
        return new LabelTest(matchers, LabelTest::seriesTest);
    }

    private static Predicate<String> seriesTest(Matcher matcher) {
        return switch (matcher.operator()) {
            case EQUAL, NOT_EQUAL -> matcher.test();
            case REGEX -> Re2.matcher(matcher.value());
            case NOT_REGEX -> Re2.matcher(matcher.value()).negate();
        };
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
}
