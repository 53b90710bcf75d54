package dev.porthole.connectors.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of label names and values, sorted by name, as Prometheus identifies a series or an alert by. Thousands
 * of them are alive at once and each has a handful of labels: one sorted array of both takes a fifth of what a map takes.
 */
public final class Labels implements Comparable<Labels> {

    public static final Labels EMPTY = new Labels(new String[0]);

    /** Each name followed by its value, names ascending. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    public static Labels of(Map<String, String> labels) {
        String[] names = labels.keySet().toArray(String[]::new);
        if (names.length == 0) {
            return EMPTY;
        }
        Arrays.sort(names);
        var pairs = new String[2 * names.length];
        for (int i = 0; i < names.length; i++) {
            pairs[2 * i] = names[i];
            pairs[2 * i + 1] = labels.get(names[i]);
        }
        return new Labels(pairs);
    }

    /** Names and values in turn; of a name that comes twice, the last value. */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a label name without a value");
        }
        Labels labels = EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels = labels.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }

    /** The value of {@code name}; empty when the label is not there, which Prometheus takes as the same. */
    public String get(String name) {
        int at = place(name);
        return at < 0 ? "" : pairs[at + 1];
    }

    public Optional<String> find(String name) {
        int at = place(name);
        return at < 0 ? Optional.empty() : Optional.of(pairs[at + 1]);
    }

    /** The value of the first of {@code names} that is there and not empty. */
    public Optional<String> findFirst(String... names) {
        for (String name : names) {
            String value = get(name);
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    public Labels with(String name, String value) {
        int at = place(name);
        if (at >= 0) {
            String[] changed = pairs.clone();
            changed[at + 1] = value;
            return new Labels(changed);
        }
        int gap = -at - 1;
        var longer = new String[pairs.length + 2];
        System.arraycopy(pairs, 0, longer, 0, gap);
        longer[gap] = name;
        longer[gap + 1] = value;
        System.arraycopy(pairs, gap, longer, gap + 2, pairs.length - gap);
        return new Labels(longer);
    }

    /** Only the labels named. */
    public Labels only(Collection<String> names) {
        return kept(names::contains);
    }

    public Labels without(Collection<String> names) {
        return kept(name -> !names.contains(name));
    }

    /** Whether every label of {@code others} is here with the same value. */
    public boolean containsAll(Labels others) {
        for (int i = 0; i < others.pairs.length; i += 2) {
            int at = place(others.pairs[i]);
            if (at < 0 || !pairs[at + 1].equals(others.pairs[i + 1])) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public int size() {
        return pairs.length / 2;
    }

    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** An unmodifiable copy, in the order of names. */
    public Map<String, String> asMap() {
        var map = LinkedHashMap.<String, String>newLinkedHashMap(size());
        forEach(map::put);
        return Collections.unmodifiableMap(map);
    }

    /** Prometheus' order of label sets: name and value in turn, the shorter set first. */
    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        var text = new StringJoiner(", ", "{", "}");
        forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }

    private Labels kept(Predicate<String> wanted) {
        var kept = new String[pairs.length];
        int length = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (wanted.test(pairs[i])) {
                kept[length++] = pairs[i];
                kept[length++] = pairs[i + 1];
            }
        }
        if (length == pairs.length) {
            return this;
        }
        return length == 0 ? EMPTY : new Labels(Arrays.copyOf(kept, length));
    }

    /** Where {@code name} stands; {@code -(place to insert it) - 1} when it is not there. */
    private int place(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            int order = pairs[i].compareTo(name);
            if (order == 0) {
                return i;
            }
            if (order > 0) {
                return -i - 1;
            }
        }
        return -pairs.length - 1;
    }
}
