package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a YAML document. */
sealed interface YamlValue {

    /** What is not there, or there without a value. */
    YamlValue NOTHING = new Scalar("", true);

    /** @param plain without quotes: what it is depends on how it looks */
    record Scalar(String text, boolean plain) implements YamlValue {

        ScalarKind kind() {
            return plain ? ScalarKind.of(text) : ScalarKind.TEXT;
        }
    }

    record Items(List<YamlValue> values) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** In the order of the document, merge keys resolved. */
    record Entries(Map<String, YamlValue> values) implements YamlValue {
        public Entries {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.kind() == ScalarKind.NOTHING;
    }
}
