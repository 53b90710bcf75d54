package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import dev.porthole.connectors.api.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a mapping, read as what they should be. What is absent or null is empty, as in Go; what has another type
 * is told with its place, such as {@code users[0].user.token}.
 */
public final class YamlFields {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String place;
    private final Map<String, YamlValue> values;

    YamlFields(String place, YamlValue value) throws UnreadableException {
        this.place = place;
        this.values = entries(place, value);
    }

    private static Map<String, YamlValue> entries(String place, YamlValue value) throws UnreadableException {
        if (value instanceof YamlValue.Entries(var entries)) {
            return entries;
        }
        if (value.isNothing()) {
            return Map.of();
        }
        throw new UnreadableException(
                place.isEmpty() ? Detail.of("kubeconfig.noFields") : Detail.of("kubeconfig.type.fields", place));
    }

    /** Whether it has nothing at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether the field is there with a value. */
    public boolean has(String name) {
        return !value(name).isNothing();
    }

    public String text(String name) throws UnreadableException {
        return text(at(name), value(name));
    }

    private static String text(String place, YamlValue value) throws UnreadableException {
        if (value instanceof YamlValue.Scalar scalar) {
            switch (scalar.kind()) {
                case TEXT:
                    return scalar.text();
                case NOTHING:
                    return "";
                default:
                    break;
            }
        }
        throw new UnreadableException(Detail.of("kubeconfig.type.text", place));
    }

    public boolean flag(String name) throws UnreadableException {
        if (value(name) instanceof YamlValue.Scalar scalar) {
            switch (scalar.kind()) {
                case YES:
                    return true;
                case NO, NOTHING:
                    return false;
                default:
                    break;
            }
        }
        throw new UnreadableException(Detail.of("kubeconfig.type.flag", at(name)));
    }

    /** The fields of a field. */
    public YamlFields fields(String name) throws UnreadableException {
        return new YamlFields(at(name), value(name));
    }

    /** The fields of each thing in a list. */
    public List<YamlFields> list(String name) throws UnreadableException {
        var found = new ArrayList<YamlFields>();
        for (YamlValue item : items(at(name), value(name))) {
            found.add(new YamlFields(at(name) + "[" + found.size() + "]", item));
        }
        return found;
    }

    public List<String> texts(String name) throws UnreadableException {
        return texts(at(name), value(name));
    }

    private static List<String> texts(String place, YamlValue value) throws UnreadableException {
        var found = new ArrayList<String>();
        for (YamlValue item : items(place, value)) {
            found.add(text(place + "[" + found.size() + "]", item));
        }
        return found;
    }

    private static List<YamlValue> items(String place, YamlValue value) throws UnreadableException {
        if (value instanceof YamlValue.Items(var items)) {
            return items;
        }
        if (value.isNothing()) {
            return List.of();
        }
        throw new UnreadableException(Detail.of("kubeconfig.type.list", place));
    }

    /** All fields as text, by their names. */
    public Map<String, String> allTexts() throws UnreadableException {
        var found = new TreeMap<String, String>();
        for (Map.Entry<String, YamlValue> entry : values.entrySet()) {
            found.put(entry.getKey(), text(at(entry.getKey()), entry.getValue()));
        }
        return found;
    }

    /** All fields as lists of text, by their names. */
    public Map<String, List<String>> allLists() throws UnreadableException {
        var found = new TreeMap<String, List<String>>();
        for (Map.Entry<String, YamlValue> entry : values.entrySet()) {
            found.put(entry.getKey(), texts(at(entry.getKey()), entry.getValue()));
        }
        return found;
    }

    /** A field as JSON, whatever it is. */
    public String json(String name) {
        return JSON.writeValueAsString(YamlJson.of(value(name)));
    }

    /** Where a field stands, for a person who looks for it. */
    public String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private YamlValue value(String name) {
        return values.getOrDefault(name, YamlValue.NOTHING);
    }
}
