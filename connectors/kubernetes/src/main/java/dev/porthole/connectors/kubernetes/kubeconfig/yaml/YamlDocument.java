package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import dev.porthole.connectors.api.Detail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Puts the first document of a text together; as kubectl, it looks at no other. */
public final class YamlDocument {

    private static final String MERGE = "<<";
    private static final int DEEPEST = 100;

    /** Keys that merging may copy: a few lines could ask for any number. */
    private static final int MOST_MERGED = 1_000_000;

    private final Iterator<Event> events;
    private final Map<Anchor, YamlValue> anchors = new HashMap<>();
    private int merged;

    private YamlDocument(Iterator<Event> events) {
        this.events = events;
    }

    /** The fields of the first document; none when it is empty. */
    public static YamlFields first(String text) throws UnreadableException {
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new YamlFields(
                    "", new YamlDocument(new Parse(settings).parseString(text).iterator()).document());
        } catch (YamlEngineException broken) {
            // Its message quotes the text.
            throw notYaml(
                    broken instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty());
        }
    }

    private static UnreadableException notYaml(Optional<Mark> place) {
        return new UnreadableException(place.map(
                        mark -> Detail.of("kubeconfig.notYaml.at", Integer.toString(mark.getLine() + 1)))
                .orElseGet(() -> Detail.of("kubeconfig.notYaml")));
    }

    private YamlValue document() throws UnreadableException {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                return value(event, 0);
            }
            if (event instanceof DocumentEndEvent || event instanceof StreamEndEvent) {
                break;
            }
        }
        return YamlValue.NOTHING;
    }

    private YamlValue value(Event event, int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw notYaml(event.getStartMark());
        }
        return switch (event) {
            case AliasEvent alias -> known(alias);
            case ScalarEvent scalar ->
                anchored(
                        scalar,
                        new YamlValue.Scalar(
                                scalar.getValue(),
                                scalar.isPlain() && scalar.getTag().isEmpty()));
            case SequenceStartEvent start -> anchored(start, items(depth));
            case MappingStartEvent start -> anchored(start, entries(depth));
            default -> throw notYaml(event.getStartMark());
        };
    }

    private YamlValue known(AliasEvent alias) throws UnreadableException {
        YamlValue value = anchors.get(alias.getAlias());
        if (value == null) {
            throw notYaml(alias.getStartMark());
        }
        return value;
    }

    private YamlValue anchored(NodeEvent event, YamlValue value) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
        return value;
    }

    private YamlValue items(int depth) throws UnreadableException {
        var items = new ArrayList<YamlValue>();
        for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
            items.add(value(next, depth + 1));
        }
        return new YamlValue.Items(items);
    }

    private YamlValue entries(int depth) throws UnreadableException {
        var own = new LinkedHashMap<String, YamlValue>();
        var others = new ArrayList<YamlValue>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            YamlValue key = value(next, depth + 1);
            YamlValue value = value(events.next(), depth + 1);
            if (!(key instanceof YamlValue.Scalar name)) {
                throw notYaml(next.getStartMark());
            }
            if (name.plain() && name.text().equals(MERGE)) {
                others.add(value);
            } else {
                own.put(name.text(), value);
            }
        }
        for (YamlValue other : others) {
            merge(other, own);
        }
        return new YamlValue.Entries(own);
    }

    /** What is there already stays. */
    private void merge(YamlValue from, Map<String, YamlValue> into) throws UnreadableException {
        switch (from) {
            case YamlValue.Entries(var values) -> {
                merged += values.size();
                if (merged > MOST_MERGED) {
                    throw notYaml(Optional.empty());
                }
                values.forEach(into::putIfAbsent);
            }
            case YamlValue.Items(var values) -> {
                for (YamlValue value : values) {
                    merge(value, into);
                }
            }
            case YamlValue.Scalar scalar -> throw new UnreadableException(Detail.of("kubeconfig.merge"));
        }
    }
}
