package dev.porthole.connectors.kubernetes.describe;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A quantity as manifests write it: "250m", "128Mi", "1.5", "1e3". Source: apimachinery's {@code resource.Quantity}.
 */
final class ResourceQuantity {

    private static final Map<String, Double> SUFFIXES = Map.ofEntries(
            Map.entry("n", 1e-9),
            Map.entry("u", 1e-6),
            Map.entry("m", 1e-3),
            Map.entry("k", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("P", 1e15),
            Map.entry("E", 1e18),
            Map.entry("Ki", 0x1p10),
            Map.entry("Mi", 0x1p20),
            Map.entry("Gi", 0x1p30),
            Map.entry("Ti", 0x1p40),
            Map.entry("Pi", 0x1p50),
            Map.entry("Ei", 0x1p60));

    private ResourceQuantity() {}

    /** In the base unit: cores, or bytes; empty when it is no quantity. */
    static OptionalDouble parse(String text) {
        String suffix = "";
        for (String known : SUFFIXES.keySet()) {
            if (text.endsWith(known) && known.length() > suffix.length()) {
                suffix = known;
            }
        }
        String number = text.substring(0, text.length() - suffix.length());
        try {
            double value = new BigDecimal(number).doubleValue();
            return OptionalDouble.of(value * SUFFIXES.getOrDefault(suffix, 1.0));
        } catch (NumberFormatException notOne) {
            return OptionalDouble.empty();
        }
    }
}
