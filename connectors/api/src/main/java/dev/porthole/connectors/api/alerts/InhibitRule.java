package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import java.util.List;

/**
 * While an alert that the source's matchers match is active, those that the target's match are kept from their
 * receivers, if the labels named by {@code equal} are the same on both.
 *
 * @param name since 0.31; may be empty
 */
public record InhibitRule(String name, List<Matcher> source, List<Matcher> target, List<String> equal) {
    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    /**
     * Whether {@code firing} keeps {@code other} quiet. One that is on both sides is not kept quiet by another such one.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public boolean inhibits(Labels firing, Labels other) {
        return all(source, firing)
                && all(target, other)
                && !(all(source, other) && all(target, firing))
                && equal.stream().allMatch(label -> firing.get(label).equals(other.get(label)));
    }

    private static boolean all(List<Matcher> matchers, Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
