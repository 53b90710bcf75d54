package dev.porthole.views.explore;

import dev.porthole.connectors.api.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How a series and its numbers are written on the page. */
final class SeriesName {

    private static final String NAME = "__name__";

    private SeriesName() {}

    static String of(Labels labels) {
        List<String> parts = new ArrayList<>();
        labels.without(List.of(NAME)).forEach((name, value) -> parts.add(name + "=" + value));
        String metric = labels.get(NAME);
        String rest = String.join(", ", parts);
        return metric.isEmpty() ? rest : rest.isEmpty() ? metric : metric + "  " + rest;
    }

    /** The shortest that is the same number, without an exponent where it is readable. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "−Inf";
        }
        double size = Math.abs(value);
        boolean plain = size == 0 || size >= 1e-6 && size < 1e21;
        String text = plain
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value).replace('E', 'e');
        return text.replace('-', '−');
    }
}
