package dev.porthole.connectors.promql.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a function takes and answers.
 *
 * @param parameters the last one is repeated when more may be given
 * @param optional how many of the last may be left out or added: 0 none, n that {@code parameters.size() - 1} to
 *     {@code parameters.size() - 1 + n} are taken, -1 that there is no upper limit
 * @param experimental whether Prometheus 3.14 has it behind a feature flag
 */
public record Signature(String name, List<ValueType> parameters, int optional, ValueType result, boolean experimental) {

    public Signature {
        parameters = List.copyOf(parameters);
    }

    public int fewest() {
        return optional == 0 ? parameters.size() : parameters.size() - 1;
    }

    public int most() {
        return switch (optional) {
            case 0 -> parameters.size();
            case -1 -> Integer.MAX_VALUE;
            default -> parameters.size() - 1 + optional;
        };
    }

    public ValueType parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /** The parameters in words, as a hint: {@code (scalar, instant vector)}. */
    public String hint() {
        return parameters.stream()
                .map(ValueType::notation)
                .collect(Collectors.joining(", ", "(", most() > parameters.size() ? ", …)" : ")"));
    }
}
