package dev.porthole.connectors.kubernetes.describe;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A quantity as manifests write it: "250m", "128Mi", "1.5", "1e3". */
record ResourceAmount(@Nullable Quantity quantity) {

    static ResourceAmount parse(String text) {
        try {
            return new ResourceAmount(Quantity.parse(text));
        } catch (IllegalArgumentException notOne) {
            return new ResourceAmount(null);
        }
    }

    /** In the base unit: cores, or bytes; empty when it is no quantity. */
    OptionalDouble value() {
        try {
            return quantity == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(quantity.getNumericalAmount().doubleValue());
        } catch (ArithmeticException | IllegalArgumentException notOne) {
            return OptionalDouble.empty();
        }
    }
}
