package dev.porthole.app.yaml;

import dev.porthole.views.i18n.Phrase;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The fields of a mapping, read as what they should be; what they are not is noted with its place. */
public final class YamlFields {

    private final Node node;
    private final List<FileMistake> mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private YamlFields(Node node, List<FileMistake> mistakes) {
        this.node = node;
        this.mistakes = mistakes;
    }

    /**
     * @param what is read, such as "a tile", as a key of the bundle
     * @param known names of the fields that there are
     * @return empty when it is no mapping, which is then noted
     */
    public static Optional<YamlFields> of(
            Node node, String what, Collection<String> known, List<FileMistake> mistakes) {
        var fields = new YamlFields(node, mistakes);
        if (!(node instanceof MappingNode mapping)) {
            fields.wrong(node, "type.fields", Phrase.of("file.what." + what), String.join(", ", known));
            return Optional.empty();
        }
        for (NodeTuple entry : mapping.getValue()) {
            fields.take(entry, known);
        }
        return Optional.of(fields);
    }

    private void take(NodeTuple entry, Collection<String> known) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            wrong(entry.getKeyNode(), "key");
            return;
        }
        String name = key.getValue();
        if (!known.contains(name)) {
            unknown(key, "key", name, known);
        } else if (values.containsKey(name)) {
            wrong(key, "key.twice", name);
        } else {
            keys.put(name, key);
            values.put(name, entry.getValueNode());
        }
    }

    /** Whether the name is there, with a value or without. */
    public boolean declares(String name) {
        return values.containsKey(name);
    }

    /** Whether it is there with a value. */
    public boolean has(String name) {
        return values.containsKey(name) && !isNothing(values.get(name));
    }

    public Optional<Node> node(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !isNothing(value));
    }

    public Node place() {
        return node;
    }

    /** Where a field's name stands; the mapping itself when there is none. */
    public Node key(String name) {
        return keys.getOrDefault(name, node);
    }

    /** A text of one line; empty when it is absent or, which is noted, none. */
    public Optional<ScalarNode> text(String name) {
        return node(name).flatMap(value -> {
            if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
                return Optional.of(scalar);
            }
            wrong(value, "type.text", name);
            return Optional.empty();
        });
    }

    public String text(String name, int longest) {
        return text(name)
                .map(scalar -> {
                    String text = scalar.getValue().strip();
                    if (text.codePointCount(0, text.length()) > longest) {
                        wrong(scalar, "long", name, longest);
                        return "";
                    }
                    if (text.chars().anyMatch(Character::isISOControl)) {
                        wrong(scalar, "lines", name);
                        return "";
                    }
                    return text;
                })
                .orElse("");
    }

    /** One of some words. */
    public Optional<String> word(String name, String kind, Collection<String> known) {
        return text(name).flatMap(scalar -> {
            if (known.contains(scalar.getValue())) {
                return Optional.of(scalar.getValue());
            }
            unknown(scalar, kind, scalar.getValue(), known);
            return Optional.empty();
        });
    }

    /** A finite number, or a share in per cent. */
    public OptionalDouble number(String name) {
        Node value = values.get(name);
        if (value == null || isNothing(value)) {
            return OptionalDouble.empty();
        }
        if (value instanceof ScalarNode scalar) {
            boolean percent =
                    scalar.getTag().equals(Tag.STR) && scalar.getValue().endsWith("%");
            boolean numeric = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
            try {
                String digits = scalar.getValue().replace("%", "").strip();
                double number = Double.parseDouble(digits);
                if ((percent || numeric) && Double.isFinite(number)) {
                    return OptionalDouble.of(percent ? number / 100 : number);
                }
            } catch (NumberFormatException none) {
                // told below, as whatever else is no number
            }
        }
        wrong(value, "type.number", name);
        return OptionalDouble.empty();
    }

    public Optional<Boolean> flag(String name) {
        return node(name).flatMap(value -> {
            if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
                return Optional.of(Boolean.parseBoolean(scalar.getValue()));
            }
            wrong(value, "type.flag", name);
            return Optional.empty();
        });
    }

    public List<Node> list(String name) {
        Node value = values.get(name);
        if (value == null || isNothing(value)) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        wrong(value, "type.list", name);
        return List.of();
    }

    /** Notes that a word is none of those there are, and which was probably meant. */
    public void unknown(Node at, String kind, String word, Collection<String> known) {
        new Typed(word)
                .nearest(known)
                .ifPresentOrElse(
                        near -> wrong(at, kind + ".near", word, near),
                        () -> wrong(at, kind + ".unknown", word, String.join(", ", known)));
    }

    public void wrong(Node at, String key, Object... arguments) {
        mistakes.add(new FileMistake(
                at.getStartMark().map(mark -> mark.getLine() + 1).orElse(0),
                at.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0),
                Phrase.of("file." + key, arguments)));
    }

    private static boolean isNothing(Node value) {
        return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }
}
