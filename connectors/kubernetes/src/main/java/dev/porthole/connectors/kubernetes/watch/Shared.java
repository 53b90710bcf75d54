package dev.porthole.connectors.kubernetes.watch;

import java.util.HashMap;
import java.util.Map;

/**
 * One instance for equal values: thousands of pods share their nodes, images and labels. It forgets everything when it
 * has grown large, so that values that do not repeat cost no more than a bounded amount.
 */
final class Shared {

    private static final int MOST = 100_000;

    private final Map<Object, Object> values = new HashMap<>();

    @SuppressWarnings("unchecked") // an equal value of these immutable types has the same class
    <T> T one(T value) {
        if (values.size() >= MOST) {
            values.clear();
        }
        Object known = values.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
