package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML's values in JSON. */
final class YamlJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private YamlJson() {}

    static JsonNode of(YamlValue value) {
        return switch (value) {
            case YamlValue.Scalar scalar -> scalar(scalar);
            case YamlValue.Items(var items) -> {
                ArrayNode array = NODES.arrayNode();
                items.forEach(item -> array.add(of(item)));
                yield array;
            }
            case YamlValue.Entries(var entries) -> {
                ObjectNode object = NODES.objectNode();
                entries.forEach((name, entry) -> object.set(name, of(entry)));
                yield object;
            }
        };
    }

    private static JsonNode scalar(YamlValue.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> NODES.stringNode(scalar.text());
            case NOTHING -> NODES.nullNode();
            case YES -> NODES.booleanNode(true);
            case NO -> NODES.booleanNode(false);
            case NUMBER -> number(scalar.text().replace("_", ""));
        };
    }

    private static JsonNode number(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        try {
            return digits.matches("-?(0|[1-9][0-9]*)")
                    ? NODES.numberNode(new BigInteger(digits))
                    : NODES.numberNode(new BigDecimal(digits));
        } catch (NumberFormatException other) {
            // Hexadecimal and endless ones have no form in JSON.
            return NODES.stringNode(text);
        }
    }
}
