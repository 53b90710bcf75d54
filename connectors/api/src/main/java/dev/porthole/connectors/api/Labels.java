package dev.porthole.connectors.api;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An immutable set of label names and values, sorted by name, as Prometheus identifies a series or an alert by. */
public final class Labels {

    public static final Labels EMPTY = new Labels(new TreeMap<>());

    private final SortedMap<String, String> byName;
    private final int hash;

    private Labels(SortedMap<String, String> byName) {
        this.byName = byName;
        this.hash = byName.hashCode();
    }

    public static Labels of(Map<String, String> labels) {
        return labels.isEmpty() ? EMPTY : new Labels(new TreeMap<>(labels));
    }

    /** Names and values in turn. */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a label name without a value");
        }
        var map = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Labels(map);
    }

    /** The value of {@code name}; empty when the label is not there, which Prometheus takes as the same. */
    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The value of the first of {@code names} that is there and not empty. */
    public Optional<String> findFirst(String... names) {
        for (String name : names) {
            String value = byName.get(name);
            if (value != null && !value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    public Labels with(String name, String value) {
        var map = new TreeMap<>(byName);
        map.put(name, value);
        return new Labels(map);
    }

    /** Only the labels named. */
    public Labels only(Collection<String> names) {
        var map = new TreeMap<>(byName);
        map.keySet().retainAll(names);
        return new Labels(map);
    }

    public Labels without(Collection<String> names) {
        var map = new TreeMap<>(byName);
        map.keySet().removeAll(names);
        return new Labels(map);
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    public int size() {
        return byName.size();
    }

    public void forEach(BiConsumer<? super String, ? super String> action) {
        byName.forEach(action);
    }

    /** An unmodifiable view, sorted by name. */
    public SortedMap<String, String> asMap() {
        return java.util.Collections.unmodifiableSortedMap(byName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Labels that && hash == that.hash && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
