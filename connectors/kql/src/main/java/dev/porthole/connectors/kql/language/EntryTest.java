package dev.porthole.connectors.kql.language;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.KqlEvaluation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Whether a line in memory is one that a tree means. Lines of few shapes are many: each shape's fields are made once. */
final class EntryTest implements Predicate<LogEntry> {

    private static final int MOST_SHAPES = 1000;

    private final Kql tree;
    private final Map<Set<String>, KqlEvaluation> byShape = new ConcurrentHashMap<>();

    EntryTest(Kql tree) {
        this.tree = tree;
    }

    @Override
    public boolean test(LogEntry line) {
        if (byShape.size() > MOST_SHAPES) {
            byShape.clear();
        }
        return byShape.computeIfAbsent(
                        Set.copyOf(line.fields().keySet()), shape -> new KqlEvaluation(tree, EntryFields.names(line)))
                .test(new EntryFields(line));
    }
}
