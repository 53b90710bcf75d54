package dev.porthole.views.logs.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that come again and again, kept once and known by a number. */
final class Dictionary<T> {

    /** No room for one more. */
    static final int FULL = -1;

    private final int limit;
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    Dictionary(int limit) {
        this.limit = limit;
    }

    /** The number of {@code value}, or {@link #FULL}. */
    int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() >= limit) {
            return FULL;
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    T value(int number) {
        return values.get(number);
    }

    void clear() {
        numbers.clear();
        values.clear();
    }
}
