package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.Arrays;
import java.util.List;

/** What an expression comes to over a {@link Grid}: one number a point, or many series of them. */
public sealed interface Value {

    /** A number at each point. */
    record Scalar(double[] values) implements Value {}

    /** A text. */
    record Text(String value) implements Value {}

    /** Series; two of the same labels are never there at the same point. */
    record Vector(List<Row> rows) implements Value {
        public Vector {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One series of a vector.
     *
     * @param source labels, perhaps with the metric's name although {@code nameless}: dropping it late saves copies
     * @param values {@link TimeSeries#ABSENT} where there is none
     */
    record Row(Labels source, boolean nameless, double[] values) {

        static final String NAME = "__name__";

        public Labels labels() {
            return nameless && source.find(NAME).isPresent() ? source.without(List.of(NAME)) : source;
        }

        String get(String label) {
            return nameless && label.equals(NAME) ? "" : source.get(label);
        }

        Row withoutName(double[] changed) {
            return new Row(source, true, changed);
        }

        boolean there(int index) {
            return !TimeSeries.isAbsent(values[index]);
        }

        boolean isEmpty() {
            for (double value : values) {
                if (!TimeSeries.isAbsent(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    static double[] absent(int points) {
        double[] values = new double[points];
        Arrays.fill(values, TimeSeries.ABSENT);
        return values;
    }
}
