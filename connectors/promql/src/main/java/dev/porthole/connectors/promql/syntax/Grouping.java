package dev.porthole.connectors.promql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which labels tell the groups of an aggregation apart: those named, or all others when {@code without}.
 *
 * @param span from {@code by} or {@code without} to the closing parenthesis; null when nothing is written
 */
public record Grouping(
        boolean without, List<String> labels, @Nullable Span span) {

    public static final Grouping NONE = new Grouping(false, List.of(), null);

    public Grouping {
        labels = List.copyOf(labels);
    }
}
