package dev.porthole.connectors.promql.edit;

import dev.porthole.connectors.promql.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of parts of one text, which do not overlap. Insertions at one place stand in the order they came. */
final class Splices {

    private record Splice(Span span, String text) {}

    private final List<Splice> splices = new ArrayList<>();

    void insert(int at, String text) {
        replace(new Span(at, at), text);
    }

    void replace(Span span, String text) {
        splices.add(new Splice(span, text));
    }

    boolean isEmpty() {
        return splices.isEmpty();
    }

    String applied(String text) {
        splices.sort(Comparator.comparingInt(splice -> splice.span.start()));
        var out = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Splice splice : splices) {
            out.append(text, at, splice.span.start()).append(splice.text);
            at = splice.span.end();
        }
        return out.append(text, at, text.length()).toString();
    }
}
