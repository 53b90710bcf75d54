package dev.porthole.views.chart.scale;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.Quantity;
import java.util.List;

/**
 * The one unit that all labels of an axis have.
 *
 * @param size of one such unit in the quantity's own
 * @param name as it is written; may be empty
 */
record AxisUnit(double size, String name) {

    private static final List<String> THOUSANDS = List.of("", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    /** Counts are written out up to here. */
    private static final double LONG_COUNT = 10_000;

    /** The unit for values up to {@code highest}. */
    static AxisUnit of(Quantity quantity, double highest, Messages messages) {
        double size = Math.abs(highest);
        return switch (quantity) {
            case RATIO, CHANGE -> new AxisUnit(0.01, messages.text("unit.percent"));
            case BYTES -> scaled(size, 1024, BINARY);
            case BYTES_PER_SECOND -> {
                AxisUnit unit = scaled(size, 1024, BINARY);
                yield new AxisUnit(unit.size(), unit.name() + messages.text("unit.perSecond"));
            }
            case COUNT, COUNT_LAST_HOUR, PLAIN ->
                size < LONG_COUNT ? new AxisUnit(1, "") : scaled(size, 1000, THOUSANDS);
            case PER_SECOND -> {
                AxisUnit unit = scaled(size, 1000, THOUSANDS);
                yield new AxisUnit(unit.size(), unit.name() + messages.text("unit.perSecond"));
            }
            case SECONDS -> seconds(size, messages);
        };
    }

    private static AxisUnit scaled(double size, double step, List<String> names) {
        int at = 0;
        double unit = 1;
        while (at < names.size() - 1 && size >= unit * step) {
            unit *= step;
            at++;
        }
        return new AxisUnit(unit, names.get(at));
    }

    private static AxisUnit seconds(double size, Messages messages) {
        if (size < 1e-3) {
            return new AxisUnit(1e-6, messages.text("unit.microsecond"));
        } else if (size < 1) {
            return new AxisUnit(1e-3, messages.text("unit.millisecond"));
        } else if (size < 120) {
            return new AxisUnit(1, messages.text("unit.second"));
        } else if (size < 7200) {
            return new AxisUnit(60, messages.text("unit.minute"));
        } else if (size < 172_800) {
            return new AxisUnit(3600, messages.text("unit.hour"));
        }
        return new AxisUnit(86_400, messages.text("unit.day"));
    }
}
