package dev.porthole.views.pods.usage;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.util.Optional;
import java.util.OptionalDouble;

/** The most that was used, in words, beside its limit. */
public final class UsageWords {

    private static final double MILLI = 1_000;

    private final Messages messages;

    public UsageWords(Messages messages) {
        this.messages = messages;
    }

    public String memory(Optional<TimeSeries> used, OptionalDouble limit) {
        return words("pods.usage.memory", used, limit, Quantity.BYTES, 1);
    }

    public String cpu(Optional<TimeSeries> used, OptionalDouble limit) {
        return words("pods.usage.cpu", used, limit, Quantity.COUNT, MILLI);
    }

    private String words(String key, Optional<TimeSeries> used, OptionalDouble limit, Quantity quantity, double unit) {
        OptionalDouble most = used.map(UsageWords::most).orElse(OptionalDouble.empty());
        if (most.isEmpty()) {
            return messages.text(key + ".unknown");
        }
        var amount = new Amount(most.getAsDouble() * unit, quantity);
        if (limit.isEmpty() || limit.getAsDouble() <= 0) {
            return messages.text(key + ".noLimit", amount);
        }
        double limited = limit.getAsDouble();
        return messages.text(
                key,
                amount,
                new Amount(limited * unit, quantity),
                new Amount(most.getAsDouble() / limited, Quantity.RATIO));
    }

    private static OptionalDouble most(TimeSeries series) {
        OptionalDouble most = OptionalDouble.empty();
        for (double value : series.values()) {
            if (!Double.isNaN(value) && (most.isEmpty() || value > most.getAsDouble())) {
                most = OptionalDouble.of(value);
            }
        }
        return most;
    }
}
