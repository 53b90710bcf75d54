package dev.porthole.connectors.api.matching;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.util.List;
import java.util.function.Predicate;

/** Tests label sets against matchers, all of which must hold; an absent label counts as an empty one. */
public final class LabelTest implements Predicate<Labels> {

    private record One(String label, Predicate<String> test) {}

    private final List<One> tests;

    /** @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses */
    public LabelTest(List<Matcher> matchers) {
        this.tests = matchers.stream()
                .map(matcher -> new One(matcher.name(), matcher.test()))
                .toList();
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
